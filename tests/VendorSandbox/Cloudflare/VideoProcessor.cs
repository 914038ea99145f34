using System.Threading.Channels;
using StreamHub.VendorSandbox.Media;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Turns uploaded bytes into a video that is ready or has failed, and tells the webhook.</summary>
public sealed class VideoProcessor(
    VideoLibrary library,
    SandboxStore store,
    CloudflareWebhook webhook,
    SandboxSettings settings,
    TimeProvider clock
) : BackgroundService
{
    private readonly Channel<string> _queued = Channel.CreateUnbounded<string>();
    private int _unfinished;

    public bool IsIdle => Volatile.Read(ref _unfinished) == 0;

    public void Accept(string uid, long size)
    {
        library.Edit(
            uid,
            video =>
                video with
                {
                    State = VideoState.Queued,
                    Size = size,
                    Uploaded = clock.GetUtcNow(),
                    UploadExpiry = null,
                }
        );
        Enqueue(uid);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var uid in store.Read(Interrupted))
        {
            Enqueue(uid);
        }

        await foreach (var uid in _queued.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ProcessAsync(uid, stoppingToken);
            }
            catch (Exception gone) when (gone is CloudflareException or FileNotFoundException)
            {
                // Deleted while it was being processed: nobody waits for it any more.
            }
            finally
            {
                Interlocked.Decrement(ref _unfinished);
            }
        }
    }

    private static List<string> Interrupted(SandboxState state) =>
        [
            .. state
                .Cloudflare.Videos.Values.Where(video => video.State is VideoState.Queued or VideoState.InProgress)
                .Select(video => video.Uid),
        ];

    private void Enqueue(string uid)
    {
        Interlocked.Increment(ref _unfinished);
        _queued.Writer.TryWrite(uid);
    }

    private async Task ProcessAsync(string uid, CancellationToken cancellation)
    {
        await Task.Delay(settings.Cloudflare.ProcessingStep, cancellation);
        library.Edit(uid, video => video with { State = VideoState.InProgress });
        await Task.Delay(settings.Cloudflare.ProcessingStep, cancellation);

        var media = Mp4Reader.Read(library.FileOf(uid));
        store.Change(_ => webhook.Notify(library.Edit(uid, video => Finished(video, Cut(media, video.Clip)))));
    }

    /// <summary>A clip is the whole file under another length: the sandbox cuts no frames.</summary>
    private static Mp4Info? Cut(Mp4Info? media, StreamClip? clip) =>
        media is null || clip is null ? media : media with { DurationSeconds = clip.EndSeconds - clip.StartSeconds };

    private StreamVideo Finished(StreamVideo video, Mp4Info? media)
    {
        if (media is null)
        {
            return Failed(video, "ERR_NON_VIDEO", "The file was not recognized as a valid video file.");
        }

        return media.DurationSeconds > video.MaxDurationSeconds
            ? Failed(
                video with
                {
                    Media = media,
                },
                "ERR_DURATION_EXCEED_CONSTRAINT",
                "The video duration is greater than its maxDurationSeconds."
            )
            : video with
            {
                State = VideoState.Ready,
                Media = media,
                ReadyAt = clock.GetUtcNow(),
            };
    }

    private static StreamVideo Failed(StreamVideo video, string code, string text) =>
        video with
        {
            State = VideoState.Error,
            ErrorCode = code,
            ErrorText = text,
        };
}

using System.Threading.Channels;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>Takes assets through whatever is unfinished about them: the video first, then its text tracks and renditions.</summary>
internal sealed class AssetProcessor(
    MuxLibrary library,
    SandboxStore store,
    AssetIngest ingest,
    TextTracks texts,
    MuxEvents events,
    SandboxSettings settings
) : BackgroundService
{
    private readonly Channel<string> _queued = Channel.CreateUnbounded<string>();
    private int _unfinished;

    public bool IsIdle => Volatile.Read(ref _unfinished) == 0;

    public void Accept(string assetId)
    {
        Interlocked.Increment(ref _unfinished);
        _queued.Writer.TryWrite(assetId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var id in store.Read(Interrupted))
        {
            Accept(id);
        }

        await foreach (var id in _queued.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ProcessAsync(id, stoppingToken);
            }
            catch (FileNotFoundException)
            {
                // Deleted while it was being processed: nobody waits for it any more.
            }
            finally
            {
                RemoveOrphan(id);
                Interlocked.Decrement(ref _unfinished);
            }
        }
    }

    private static List<string> Interrupted(SandboxState state) =>
        [.. state.Mux.Assets.Values.Where(IsUnfinished).Select(asset => asset.Id)];

    private static bool IsUnfinished(MuxAsset asset) =>
        asset.Status == MuxStatus.Preparing
        || asset.Tracks.Any(track => track.Status == MuxStatus.Preparing)
        || asset.Renditions.Any(rendition => rendition.Status == MuxStatus.Preparing);

    private async Task ProcessAsync(string id, CancellationToken cancellation)
    {
        await Task.Delay(settings.Mux.ProcessingStep, cancellation);
        if (library.FindAsset(id) is { Status: MuxStatus.Preparing } preparing)
        {
            await ingest.RunAsync(preparing, cancellation);
        }

        if (library.FindAsset(id) is not { Status: MuxStatus.Ready } asset)
        {
            return;
        }

        foreach (var track in asset.Tracks.Where(track => track.Status == MuxStatus.Preparing))
        {
            await Task.Delay(settings.Mux.ProcessingStep, cancellation);
            await texts.PrepareAsync(asset, track, cancellation);
        }

        foreach (var rendition in asset.Renditions.Where(rendition => rendition.Status == MuxStatus.Preparing))
        {
            await Task.Delay(settings.Mux.ProcessingStep, cancellation);
            Settle(asset, rendition);
        }
    }

    /// <summary>A file may have been written after its asset was deleted.</summary>
    private void RemoveOrphan(string id)
    {
        if (library.FindAsset(id) is null)
        {
            File.Delete(library.FileOf(id));
        }
    }

    private void Settle(MuxAsset asset, MuxRendition rendition)
    {
        var status = Renditions.CanBeMadeOf(asset, rendition.Resolution) ? MuxStatus.Ready : MuxStatus.Skipped;
        var settled = rendition with { Status = status };
        library.TryEdit(
            asset.Id,
            current => current with { Renditions = current.Renditions.Replacing(rendition, settled) },
            current =>
            {
                if (current.Renditions.Contains(settled))
                {
                    events.Tell(status, current, settled);
                }
            }
        );
    }
}

internal static class Lists
{
    /// <summary>One that is not there any more stays away.</summary>
    public static IReadOnlyList<T> Replacing<T>(this IReadOnlyList<T> list, T old, T replacement)
        where T : notnull => [.. list.Select(item => item.Equals(old) ? replacement : item)];
}

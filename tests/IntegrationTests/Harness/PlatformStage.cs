using System.Collections.Concurrent;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>How a platform behaves to one publication.</summary>
public delegate Task<Result<PlatformPost>> PublishingScript(
    PublishingOrder order,
    IPublishingJournal journal,
    CancellationToken cancellationToken
);

/// <summary>Plays the platforms behind their port, one script a title, so that what the jobs do can be watched and stopped.</summary>
public sealed class PlatformStage : IChannelPublishers, IAssetSource
{
    public const int FileLength = 1_000;

    private readonly ConcurrentDictionary<string, PublishingScript> _scripts = new();
    private readonly ConcurrentDictionary<string, Func<Result<PlatformPost>>> _looks = new();
    private readonly ConcurrentQueue<string> _posts = new();
    private readonly ConcurrentQueue<Uri> _opened = new();

    /// <summary>The titles that were posted, in order.</summary>
    public IReadOnlyList<string> Posts => [.. _posts];

    /// <summary>Where files were fetched from.</summary>
    public IReadOnlyList<Uri> Opened => [.. _opened];

    public static PlatformPost Post(PublishingOrder order, PlatformPostState state = PlatformPostState.Ready) =>
        new($"post-{order.Marker}", new Uri($"https://platform.example/{order.Marker}"), state, Remark: null);

    public void On(string title, PublishingScript script) => _scripts[title] = script;

    /// <summary>What the platform says of a publication that it has, from now on.</summary>
    public void Tell(string postId, Func<Result<PlatformPost>> look) => _looks[postId] = look;

    /// <summary>A run that stops until it is released; tells when it got there.</summary>
    /// <param name="isPosting">Whether it has said by then that it is about to post.</param>
    /// <param name="isDeaf">Whether it goes on although it was cancelled, as a worker does that is cut off.</param>
    public Held Hold(string title, bool isPosting = false, bool isDeaf = false)
    {
        var held = new Held();
        On(
            title,
            async (order, journal, cancellationToken) =>
            {
                if (isPosting)
                {
                    await journal.AboutToPostAsync(cancellationToken);
                }

                held.Arrive(order, journal);
                var heard = isDeaf ? CancellationToken.None : cancellationToken;
                await held.Released.WaitAsync(heard);
                await journal.AboutToPostAsync(heard);
                return PostNow(order);
            }
        );
        return held;
    }

    public void Fail(string title, Error error) => On(title, (_, _, _) => Task.FromResult<Result<PlatformPost>>(error));

    /// <summary>What a platform does that works.</summary>
    public async Task<Result<PlatformPost>> UploadAsync(
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        var asset = await order.Open(0, cancellationToken);
        if (!asset.IsSuccess)
        {
            return asset.Error;
        }

        await using var file = asset.Value;
        await journal.SaveSessionAsync($"session of {order.Marker}", cancellationToken);
        await journal.ReportAsync(file.Length / 2, file.Length, cancellationToken);
        await journal.AboutToPostAsync(cancellationToken);
        await journal.ReportAsync(file.Length, file.Length, cancellationToken);
        return PostNow(order);
    }

    public PlatformPost PostNow(PublishingOrder order)
    {
        _posts.Enqueue(order.Texts.Title);
        return Post(order);
    }

    public IChannelPublisher? Find(Platform platform) =>
        platform is Platform.Youtube or Platform.Soundcloud ? new Publisher(this, platform) : null;

    public Task<Result<Asset>> OpenAsync(
        Guid organizationId,
        Uri location,
        long offset,
        string? version,
        CancellationToken cancellationToken
    )
    {
        _opened.Enqueue(location);
        var rest = new MemoryStream(new byte[FileLength - offset]);
        return Task.FromResult(Result.Success(new Asset(rest, FileLength, "video/mp4", "\"v1\"")));
    }

    /// <summary>A run in the middle.</summary>
    public sealed class Held
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<(PublishingOrder Order, IPublishingJournal Journal)> _arrived = new();

        public Task Released => _released.Task;

        public int Arrivals => _arrived.Count;

        public IPublishingJournal JournalOf(int arrival) => _arrived.ElementAt(arrival).Journal;

        public void Arrive(PublishingOrder order, IPublishingJournal journal) => _arrived.Enqueue((order, journal));

        public void Release() => _released.TrySetResult();

        public Task WhenArrivedAsync(int times = 1) =>
            Eventually.HoldsAsync(() => Task.FromResult(Arrivals >= times), $"run number {times}");
    }

    private sealed class Publisher(PlatformStage stage, Platform platform) : IChannelPublisher
    {
        public Platform Platform => platform;

        public Task<Result<PlatformPost>> PublishAsync(
            PublishingOrder order,
            IPublishingJournal journal,
            CancellationToken cancellationToken
        ) => stage._scripts.GetValueOrDefault(order.Texts.Title, stage.UploadAsync)(order, journal, cancellationToken);

        public Task<Result<PlatformPost>> FindAsync(
            string postId,
            PublishingPrivacy asked,
            ChannelTokens tokens,
            CancellationToken cancellationToken
        ) => Task.FromResult(stage._looks[postId]());
    }
}

using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.UnitTests.Common;

namespace StreamHub.UnitTests.Domain.Publishing;

/// <summary>Publishing jobs to begin tests with.</summary>
internal static class Jobs
{
    public static readonly DateTimeOffset Now = Moments.Noon;

    public static readonly PublishingDraft Draft = new(
        "https://files.example.com/show.mp4",
        VideoId: null,
        "Show",
        "About it",
        ["one tag", "two"],
        PublishingPrivacy.Public,
        PublishAt: null
    );

    public static Channel Channel(Platform platform = Platform.Youtube)
    {
        var channel = StreamHub.Domain.Channels.Channel.Create(
            Guid.NewGuid(),
            Guid.NewGuid(),
            platform,
            "UC1",
            "Somebody's",
            Now
        );
        channel.Connect(Guid.NewGuid(), displayName: null, new SealedConsent("sealed", [], Now.AddHours(1)), Now);
        return channel;
    }

    public static Result<PublishingJob> TrySchedule(
        PublishingDraft? draft = null,
        DateTimeOffset? scheduledAt = null,
        Channel? channel = null
    ) => PublishingJob.Schedule(channel ?? Channel(), Guid.NewGuid(), draft ?? Draft, scheduledAt, Now);

    public static PublishingJob Queued() => TrySchedule().Value;

    public static PublishingJob Running()
    {
        var job = Queued();
        job.Begin(1, Now.AddSeconds(30), Now);
        return job;
    }

    /// <summary>The platform has it and works on it.</summary>
    public static PublishingJob Processing()
    {
        var job = Running();
        job.TakePost(job.Fence, "post", new Uri("https://platform.example/post"), isReady: false, remark: null, Now);
        return job;
    }

    public static PublishingJob Failed(Error error)
    {
        var job = Running();
        job.TakeFailure(job.Fence, error, chance: 500, Now);
        return job;
    }
}

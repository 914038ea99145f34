using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Publishing;

/// <summary>
/// One publication to one channel. The row is the truth: who works on it holds a slot of the platform for the time of a
/// lease, under a fence, and writes nothing any more once the fence is another's.
/// </summary>
public sealed partial class PublishingJob : AggregateRoot, IOwned
{
    public const int AssetUrlMaxLength = 2_000;
    public const int TitleMaxLength = 200;
    public const int DescriptionMaxLength = 5_000;
    public const int TagsMaxLength = 1_000;
    public const int PostIdMaxLength = 200;
    public const int PlatformUrlMaxLength = 400;
    public const int RemarkMaxLength = 50;
    public const int AssetVersionMaxLength = 200;

    /// <summary>So many attempts in a row may fail; about an hour and a half.</summary>
    public const int MaxTries = 8;

    /// <summary>The latest of them; earlier ones are forgotten.</summary>
    public const int MaxAttemptsKept = 20;

    public static readonly TimeSpan LongestAhead = TimeSpan.FromDays(366);

    /// <summary>A client's clock may be that much behind.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly List<PublishingAttempt> _attempts = [];

    private PublishingJob(
        Guid id,
        Guid organizationId,
        Guid channelId,
        Platform platform,
        Guid createdBy,
        string title,
        DateTimeOffset scheduledAt,
        DateTimeOffset createdAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        ChannelId = channelId;
        Platform = platform;
        CreatedBy = createdBy;
        Title = title;
        ScheduledAt = scheduledAt;
        DueAt = scheduledAt;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
        ReservationId = id;
    }

    public Guid OrganizationId { get; private set; }

    public Guid ChannelId { get; private set; }

    public Platform Platform { get; private set; }

    public Guid CreatedBy { get; private set; }

    /// <summary>Either this or <see cref="VideoId"/>.</summary>
    public string? AssetUrl { get; private set; }

    /// <summary>A video of the library; the job is kept when the video is gone.</summary>
    public Guid? VideoId { get; private set; }

    public string Title { get; private set; }

    public string? Description { get; private set; }

    public IReadOnlyList<string> Tags { get; private set; } = [];

    public PublishingPrivacy Privacy { get; private set; }

    /// <summary>When the platform shows it to everybody; as soon as it is there when absent.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    /// <summary>When the upload begins, and the order of a channel's jobs.</summary>
    public DateTimeOffset ScheduledAt { get; private set; }

    public PublishingState State { get; private set; }

    /// <summary>The earliest time of what comes next: the first run, another try, another look at the platform.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Counts what was queued for it. A message of an earlier turn is not for it any more.</summary>
    public int Turn { get; private set; }

    /// <summary>What it takes of the month's uploads; another retry takes another one.</summary>
    public Guid ReservationId { get; private set; }

    public long BytesSent { get; private set; }

    public long? BytesTotal { get; private set; }

    /// <summary>How many attempts failed in a row.</summary>
    public int Tries { get; private set; }

    /// <summary>Counts the claims.</summary>
    public int Fence { get; private set; }

    /// <summary>Which of its platform's places it has while it is uploaded; <c>null</c> when nobody works on it.</summary>
    public int? Slot { get; private set; }

    /// <summary>Until when its worker has it for itself; renewed while it runs.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>What the platform gave to go on with, sealed for this job.</summary>
    public string? SealedSession { get; private set; }

    /// <summary>Which content the session is of.</summary>
    public string? AssetVersion { get; private set; }

    /// <summary>Something was sent that can't be taken back, and its answer was not kept yet.</summary>
    public bool MayHavePosted { get; private set; }

    /// <summary>The platform's own name for it.</summary>
    public string? PostId { get; private set; }

    public string? PlatformUrl { get; private set; }

    /// <summary>What its owner should know of how it went, or of what it waits for; a code.</summary>
    public string? Remark { get; private set; }

    /// <summary>When the platform had all of it.</summary>
    public DateTimeOffset? PostedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public IReadOnlyCollection<PublishingAttempt> Attempts => _attempts;

    public bool IsOver => State is PublishingState.Succeeded or PublishingState.Failed or PublishingState.Cancelled;

    /// <summary>The platform has it and still works on it; nobody here does.</summary>
    public bool IsProcessing => State == PublishingState.Running && Slot is null;

    /// <param name="scheduledAt">Now when absent.</param>
    /// <returns>Fails when the channel can't be published to, and when the platform would not take it.</returns>
    public static Result<PublishingJob> Schedule(
        Channel channel,
        Guid userId,
        PublishingDraft draft,
        DateTimeOffset? scheduledAt,
        DateTimeOffset now
    )
    {
        var platform = PlatformCatalogue.Of(channel.Platform);
        var refusal =
            FindRefusal(channel)
            ?? draft.FindMisfit(platform)
            ?? FindScheduleFault(scheduledAt ?? now, draft.PublishAt, now);
        if (refusal is not null)
        {
            return refusal;
        }

        var job = new PublishingJob(
            NewId(now),
            channel.OrganizationId,
            channel.Id,
            channel.Platform,
            userId,
            draft.Title,
            LaterOf(scheduledAt, now),
            now
        )
        {
            AssetUrl = draft.AssetUrl,
            VideoId = draft.VideoId,
            Description = draft.Description,
            Tags = draft.Tags,
            Privacy = draft.Privacy,
            PublishAt = draft.PublishAt,
        };
        job.TellState(now);
        return job;
    }

    /// <summary>Calls it off, unless the platform may have it already.</summary>
    public Result Cancel(DateTimeOffset now)
    {
        if (IsOver)
        {
            return PublishingJobErrors.Over;
        }

        if (MayHavePosted || PostId is not null)
        {
            return PublishingJobErrors.MayBePosted;
        }

        _attempts.LastOrDefault(attempt => attempt.EndedAt is null)?.End(error: null, now);
        Fence++;
        LetGo();
        End(PublishingState.Cancelled, now);
        return Result.Success();
    }

    public Result Reschedule(DateTimeOffset scheduledAt, DateTimeOffset now)
    {
        if (State != PublishingState.Queued)
        {
            return PublishingJobErrors.NotQueued;
        }

        if (FindScheduleFault(scheduledAt, PublishAt, now) is { } fault)
        {
            return fault;
        }

        ScheduledAt = LaterOf(scheduledAt, now);
        Queue(ScheduledAt, now);
        return Result.Success();
    }

    /// <summary>
    /// Has a failed job tried anew. What the platform has of it is looked at again instead of being sent again, as long as
    /// it is not known to be worth nothing.
    /// </summary>
    public Result Retry(Channel channel, DateTimeOffset now)
    {
        if (State != PublishingState.Failed)
        {
            return PublishingJobErrors.NotFailed;
        }

        if (FindRefusal(channel) is { } refusal)
        {
            return refusal;
        }

        Tries = 0;
        FinishedAt = null;
        ScheduledAt = now;
        ReservationId = NewId(now);
        if (PostId is not null)
        {
            PostedAt = now;
            Await(now, now);
        }
        else
        {
            Queue(now, now);
        }

        return Result.Success();
    }

    /// <summary>Why nothing can be published to the channel.</summary>
    public static Error? FindRefusal(Channel channel) =>
        PlatformCatalogue.Of(channel.Platform).Mode != PlatformMode.Upload ? PublishingJobErrors.PlatformTakesNoUploads
        : channel.State == ChannelState.NeedsReconnect ? ChannelErrors.ConsentRevoked
        : channel.State == ChannelState.Disconnected ? ChannelErrors.NotFound
        : null;

    private static Error? FindScheduleFault(DateTimeOffset scheduledAt, DateTimeOffset? publishAt, DateTimeOffset now)
    {
        var isPast = scheduledAt < now - Tolerance || publishAt < scheduledAt;
        var isFar = scheduledAt > now + LongestAhead || publishAt > now + LongestAhead;
        return isPast || isFar ? PublishingJobErrors.ScheduleOutOfRange : null;
    }

    private static DateTimeOffset LaterOf(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}

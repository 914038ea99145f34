using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <param name="State"><c>running</c>: it is being uploaded, or the platform still works on what it was given.</param>
/// <param name="NextAt">The earliest time of what comes next, of a job that is not over.</param>
/// <param name="ProgressPercent">Of the upload; <c>null</c> while the file's length is not known.</param>
/// <param name="PlatformUrl">Where it is at the platform, once it is there.</param>
/// <param name="Remark">What there is to know of how it went, or of what it waits for; a code.</param>
/// <param name="Attempts">The latest, oldest first.</param>
public sealed record JobResponse(
    Guid Id,
    Guid ChannelId,
    Platform Platform,
    PublishingState State,
    string Title,
    string? Description,
    IReadOnlyList<string> Tags,
    PublishingPrivacy Privacy,
    string? AssetUrl,
    Guid? VideoId,
    DateTimeOffset ScheduledAt,
    DateTimeOffset? PublishAt,
    DateTimeOffset? NextAt,
    long BytesSent,
    long? BytesTotal,
    int? ProgressPercent,
    string? PlatformUrl,
    string? Remark,
    IReadOnlyList<AttemptResponse> Attempts,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt
)
{
    public static JobResponse Of(PublishingJob job) =>
        new(
            job.Id,
            job.ChannelId,
            job.Platform,
            job.State,
            job.Title,
            job.Description,
            job.Tags,
            job.Privacy,
            job.AssetUrl,
            job.VideoId,
            job.ScheduledAt,
            job.PublishAt,
            job.IsOver || job.Slot is not null ? null : job.DueAt,
            job.BytesSent,
            job.BytesTotal,
            PercentOf(job),
            job.PlatformUrl,
            job.Remark,
            [.. job.Attempts.OrderBy(attempt => attempt.Number).Select(AttemptResponse.Of)],
            job.CreatedBy,
            job.CreatedAt,
            job.UpdatedAt,
            job.FinishedAt
        );

    // Wider than long: a hundred times a file of some hundred gigabytes fits, and any number that a platform says does not.
    private static int? PercentOf(PublishingJob job) =>
        job.BytesTotal is > 0 and var total ? (int)((Int128)job.BytesSent * 100 / total) : null;
}

/// <param name="EndedAt"><c>null</c> while it is under way.</param>
/// <param name="Code">Why it ended without a post; stable. <c>null</c> for one that went well.</param>
/// <param name="Reason">The same in plain words.</param>
public sealed record AttemptResponse(
    int Number,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string? Code,
    string? Reason
)
{
    public static AttemptResponse Of(PublishingAttempt attempt) =>
        new(attempt.Number, attempt.StartedAt, attempt.EndedAt, attempt.Code, attempt.Reason);
}

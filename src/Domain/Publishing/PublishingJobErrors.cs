using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Publishing;

public static class PublishingJobErrors
{
    public static readonly Error NotFound = Error.NotFound("job_not_found", "There is no such publishing job.");

    public static readonly Error PlatformMismatch = Error.Invalid(
        "platform_mismatch",
        "The channel is at another platform than the one that was named."
    );

    public static readonly Error PlatformTakesNoUploads = Error.Conflict(
        "platform_takes_no_uploads",
        "Nothing can be uploaded to this platform. Its mode, in the list of platforms, says how it is reached instead."
    );

    public static readonly Error ScheduleOutOfRange = Error.Invalid(
        "schedule_out_of_range",
        "A publication is scheduled for now or later, within a year from now, and shown no earlier than it is uploaded."
    );

    public static readonly Error NotQueued = Error.Conflict(
        "job_not_queued",
        "Only a job that waits for its time can be given another one."
    );

    public static readonly Error NotFailed = Error.Conflict("job_not_failed", "Only a job that failed can be retried.");

    public static readonly Error Over = Error.Conflict("job_over", "The job is over; there is nothing to call off.");

    public static readonly Error MayBePosted = Error.Conflict(
        "job_may_be_posted",
        "The platform may have the publication already, so that it can't be called off here any more."
    );

    /// <summary>Said to a worker whose claim somebody else took over, or whose job was called off; to nobody outside.</summary>
    public static readonly Error NotHeld = Error.Conflict("job_not_held", "Somebody else works on the job by now.");

    public static readonly Error WorkerLost = Error.Unavailable(
        "worker_lost",
        "The server that worked on it ended. Another one goes on where it stopped."
    );

    public static readonly Error Unexpected = Error.Unavailable(
        "publishing_broke",
        "Something unexpected happened here. The server's log has it."
    );

    public static readonly Error StillProcessing = Error.Conflict(
        "platform_processing_too_long",
        "The platform has the file and has not made it ready in a day. Retry looks at it again."
    );

    public static readonly Error VideoPreparing = Error.Unavailable(
        "video_preparing",
        "The video's vendor prepares its file. The upload begins when it is there."
    ) with
    {
        RetryAfter = TimeSpan.FromSeconds(15),
    };

    public static readonly Error VideoFileFailed = Error.VendorRejected(
        "video_file_failed",
        "The video's vendor could not prepare its file."
    );

    /// <param name="wait">Until the platform's next day begins.</param>
    public static Error QuotaUsedUp(TimeSpan wait) =>
        Error.Unavailable(
            QuotaUsedUpCode,
            "The platform takes no more uploads from this server today. The job goes on when its next day begins."
        ) with
        {
            RetryAfter = wait,
        };

    /// <param name="limit">One of the platform's, as the list of platforms has it.</param>
    public static Error TextTooLong(string member, PlatformLimit limit) =>
        Error.Invalid("text_too_long_for_platform", $"The platform does not take this text: {limit.Text}") with
        {
            Details = new Dictionary<string, object?>
            {
                ["limit"] = limit.Name,
                ["allowed"] = limit.Value,
                ["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [member] = [limit.Text] },
            },
        };

    /// <summary>What is waited for, as opposed to what went wrong: it costs no attempt.</summary>
    public static bool IsWait(Error error) => error.Code is QuotaUsedUpCode || error.Code == VideoPreparing.Code;

    private const string QuotaUsedUpCode = "platform_quota_used_up";
}

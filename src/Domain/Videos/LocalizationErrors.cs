using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <summary>Why there is no job, and why one failed.</summary>
public static class LocalizationErrors
{
    public static readonly Error NotFound = Error.NotFound("localization_not_found", "There is no such localization.");

    public static readonly Error CaptionsExist = Error.Conflict(
        "captions_exist",
        "The video has uploaded captions in this language. Delete them before others are made."
    );

    public static readonly Error CaptionsDeleted = Error.Conflict(
        "captions_deleted",
        "The captions were deleted while the vendor made them."
    );

    public static readonly Error VendorFailed = Error.VendorRejected(
        "caption_generation_failed",
        "The vendor could not make captions in this language."
    );

    public static readonly Error TookTooLong = Error.Unavailable(
        "localization_timed_out",
        "The vendor did not make the captions in time. Ask again."
    );
}

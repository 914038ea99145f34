using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

public static class VideoErrors
{
    public static readonly Error NotFound = Error.NotFound("video_not_found", "There is no such video.");

    public static readonly Error NotReady = Error.Conflict(
        "video_not_ready",
        "The video is not playable yet. Its status tells how far it is."
    );

    public static readonly Error BasicUploadTooLarge = Error.Invalid(
        "basic_upload_too_large",
        "A basic upload takes up to 200 MB. Use the method 'tus'."
    );

    public static readonly Error VendorUnavailable = Error.Unavailable(
        "video_vendor_unavailable",
        "The video vendor does not answer. Nothing was changed; try again in a moment."
    );

    public static readonly Error VendorRejected = Error.VendorRejected(
        "video_vendor_rejected",
        "The video vendor refused the request."
    );
}

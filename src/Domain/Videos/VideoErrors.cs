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

    public static readonly Error AccountDisconnected = Error.Conflict(
        "video_account_disconnected",
        "The video lives in an account whose credentials are gone. Connect the account again to change the video."
    );

    public static readonly Error VendorNotConfigured = Error.Conflict(
        "video_vendor_not_configured",
        "There is no account at this video vendor: neither the platform nor the organization has connected one."
    );

    public static readonly Error AccountNotConnected = Error.Conflict(
        "video_account_not_connected",
        "The organization has connected no account of its own at this video vendor."
    );

    public static readonly Error NotSupportedByVendor = Error.Conflict(
        "not_supported_by_vendor",
        "The vendor that hosts the video has nothing of this kind."
    );

    public static readonly Error ClipOutOfBounds = Error.Invalid(
        "clip_out_of_bounds",
        "A clip begins before it ends, and both are inside the video."
    );

    public static readonly Error ThumbnailOutOfBounds = Error.Invalid(
        "thumbnail_out_of_bounds",
        "The moment is behind the end of the video."
    );

    public static readonly Error VendorUnavailable = Error.Unavailable(
        "video_vendor_unavailable",
        "The video vendor does not answer. Nothing was changed; try again in a moment."
    );

    public static readonly Error VendorRejected = Error.VendorRejected(
        "video_vendor_rejected",
        "The video vendor refused the request."
    );

    /// <summary>The vendor looked at the credentials and does not take them.</summary>
    public static Error CredentialsRejected(CredentialFault fault) =>
        Error.Invalid("video_credentials_rejected", MeaningOf(fault)) with
        {
            Details = new Dictionary<string, object?> { ["fault"] = fault },
        };

    private static string MeaningOf(CredentialFault fault) =>
        fault switch
        {
            CredentialFault.WrongAccount => "The vendor knows the token, but the account is none of the token's.",
            CredentialFault.ReadPermissionMissing =>
                "The vendor knows the token, but it may not read this account's videos: it lacks the permission or is of another account.",
            CredentialFault.EditPermissionMissing =>
                "The token may read the account's videos, but lacks the permission to change them.",
            CredentialFault.KeyPermissionMissing =>
                "The token may change the account's videos, but lacks the permission to make the key that signs their playback.",
            _ => "The vendor does not take the token: it is unknown, has expired, or was withdrawn.",
        };
}

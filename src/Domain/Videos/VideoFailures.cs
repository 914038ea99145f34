namespace StreamHub.Domain.Videos;

/// <summary>Why a video failed, where the reason is not the vendor's own.</summary>
public static class VideoFailures
{
    /// <summary>No file came before the upload address expired.</summary>
    public const string UploadExpired = "upload_expired";

    /// <summary>The vendor does not know the video any more.</summary>
    public const string GoneAtVendor = "gone_at_vendor";

    /// <summary>A deleted video's copy that could not be deleted, because its account is no longer connected.</summary>
    public const string LeftAtVendor = "left_at_vendor";
}

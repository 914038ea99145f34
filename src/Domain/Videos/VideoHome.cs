namespace StreamHub.Domain.Videos;

/// <summary>Where a video's file is: at a vendor, in one account there. A video never moves.</summary>
/// <param name="AccountId">The organization's own <see cref="VideoAccount"/>; <c>null</c> is the platform's.</param>
public sealed record VideoHome(VideoVendor Vendor, Guid? AccountId = null);

/// <summary>What a vendor calls a video.</summary>
/// <param name="Uid">The vendor's id of it; at Mux the upload's, until there is an asset.</param>
/// <param name="PlaybackId">By what it is played, at a vendor that has a name of its own for that.</param>
public sealed record VendorVideo(string Uid, string? PlaybackId = null)
{
    /// <summary>The moment that was chosen for its picture, for a vendor that keeps none.</summary>
    public long? ThumbnailAtMilliseconds { get; init; }
}

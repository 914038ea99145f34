using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Playback;

/// <summary>What the decision to play a video, and its playing, needs to know of it.</summary>
public sealed record PlayableVideo(
    Guid Id,
    Guid OrganizationId,
    VideoAccess Access,
    VideoState State,
    bool AllowDownload,
    VideoVendor Vendor,
    Guid? AccountId,
    string VendorUid,
    string? PlaybackId,
    long? DurationMilliseconds,
    long? ThumbnailAtMilliseconds
)
{
    public VideoHome Home => new(Vendor, AccountId);

    public VendorVideo AtVendor => new(VendorUid, PlaybackId) { ThumbnailAtMilliseconds = ThumbnailAtMilliseconds };

    /// <summary>Rounded up: the last second counts as one.</summary>
    public int? DurationSeconds => DurationMilliseconds > 0 ? (int)((DurationMilliseconds.Value + 999) / 1000) : null;
}

/// <summary>Looks into every organization's library, because viewers watch what others own: the entitlement check decides.</summary>
public sealed class PlayableVideosByIds : Specification<Video, PlayableVideo>
{
    public PlayableVideosByIds(IReadOnlyCollection<Guid> ids)
    {
        Query.Where(video => ids.Contains(video.Id)).AcrossOrganizations();
        Select(video => new PlayableVideo(
            video.Id,
            video.OrganizationId,
            video.Access,
            video.State,
            video.AllowDownload,
            video.Vendor,
            video.AccountId,
            video.VendorUid,
            video.PlaybackId,
            video.DurationMilliseconds,
            video.ThumbnailAtMilliseconds
        ));
    }
}

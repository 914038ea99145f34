using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

internal sealed class VideoById : Specification<Video, VideoResponse>
{
    public VideoById(Guid id)
    {
        Query.Where(video => video.Id == id);
        Select(VideoResponse.Projection);
    }
}

internal sealed class WholeVideoById : Specification<Video>
{
    public WholeVideoById(Guid id) => Query.Where(video => video.Id == id);
}

internal sealed class VideoStatusById : Specification<Video, VideoStatusResponse>
{
    public VideoStatusById(Guid id)
    {
        Query.Where(video => video.Id == id);
        Select(VideoStatusResponse.Projection);
    }
}

/// <summary>One that is no longer in a library.</summary>
internal sealed class DeletedVideoByVendorUid : Specification<Video>
{
    public DeletedVideoByVendorUid(VideoVendor vendor, string uid) =>
        Query
            .Where(video => video.Vendor == vendor && video.VendorUid == uid && video.State == VideoState.Deleted)
            .IncludingDeleted();
}

/// <summary>Those that the sweep has to look after, the longest due first; for StreamHub itself.</summary>
internal sealed class VideosDueForCheck : Specification<Video>
{
    public VideosDueForCheck(DateTimeOffset now, int count) =>
        Query.Where(video => video.CheckDueAt <= now).OrderBy(video => video.CheckDueAt).Take(count).IncludingDeleted();
}

/// <summary>By the vendor's own name for it: what a webhook knows.</summary>
internal sealed class VideoByVendorUid : Specification<Video>
{
    public VideoByVendorUid(VideoVendor vendor, string uid) =>
        Query.Where(video => video.Vendor == vendor && video.VendorUid == uid);
}

/// <summary>An account's video by its id, or by whatever else the vendor has called it.</summary>
internal sealed class VideoByAnyName : Specification<Video>
{
    public VideoByAnyName(VideoHome home, Guid? id, IReadOnlyCollection<string> uids) =>
        Query.Where(video =>
            video.Vendor == home.Vendor
            && video.AccountId == home.AccountId
            && (video.Id == id || uids.Contains(video.VendorUid))
        );
}

/// <summary>At any vendor: their names are long and random, and within one organization.</summary>
internal sealed class VideoResponseByVendorUid : Specification<Video, VideoResponse>
{
    private static readonly VideoVendor[] Vendors = Enum.GetValues<VideoVendor>();

    public VideoResponseByVendorUid(string uid)
    {
        // Naming the vendors lets the index answer.
        Query.Where(video => Vendors.Contains(video.Vendor) && video.VendorUid == uid);
        Select(VideoResponse.Projection);
    }
}

/// <summary>What others than the organization may play; for StreamHub itself.</summary>
internal sealed class OfferedVideosOf : Specification<Video>
{
    public OfferedVideosOf(Guid organizationId, int count) =>
        Query
            .Where(video => video.OrganizationId == organizationId && video.Access != VideoAccess.Private)
            .OrderBy(video => video.Id)
            .Take(count);
}

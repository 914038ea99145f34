using StreamHub.Application.Common.Paging;
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

internal sealed class VideoStatusById : Specification<Video, VideoStatusResponse>
{
    public VideoStatusById(Guid id)
    {
        Query.Where(video => video.Id == id);
        Select(VideoStatusResponse.Projection);
    }
}

internal sealed class VideosNewestFirst : Specification<Video, VideoResponse>
{
    public VideosNewestFirst(VideoState? state, VideoAccess? access, Cursor? after, int count)
    {
        if (state is not null)
        {
            Query.Where(video => video.State == state);
        }

        if (access is not null)
        {
            Query.Where(video => video.Access == access);
        }

        if (after is { } cursor)
        {
            Query.Where(video =>
                video.CreatedAt < cursor.At || (video.CreatedAt == cursor.At && video.Id.CompareTo(cursor.Id) < 0)
            );
        }

        Query.OrderByDescending(video => video.CreatedAt).OrderByDescending(video => video.Id).Take(count);
        Select(VideoResponse.Projection);
    }
}

/// <summary>By the vendor's own name for it: what a webhook knows.</summary>
internal sealed class VideoByVendorUid : Specification<Video>
{
    public VideoByVendorUid(VideoVendor vendor, string uid) =>
        Query.Where(video => video.Vendor == vendor && video.VendorUid == uid);
}

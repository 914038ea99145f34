using StreamHub.Application.Common.Paging;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <summary>The library's hottest reads, of the caller's organization; everything else asks by specification.</summary>
public interface IVideoReads
{
    Task<VideoResponse?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Newest first, those behind <paramref name="after"/>.</summary>
    Task<IReadOnlyList<VideoResponse>> ListNewestAsync(
        VideoState? state,
        VideoAccess? access,
        Cursor? after,
        int count,
        CancellationToken cancellationToken
    );
}

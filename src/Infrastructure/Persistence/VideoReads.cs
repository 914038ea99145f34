using StreamHub.Application.Common.Paging;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class VideoReads(OwnedReads reads, VideoQueries queries) : IVideoReads
{
    public Task<VideoResponse?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        reads.AskAsync(queries.ById, id, cancellationToken);

    public async Task<IReadOnlyList<VideoResponse>> ListNewestAsync(
        VideoState? state,
        VideoAccess? access,
        Cursor? after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var page = new VideoPage(state, access, after, count);
        return await reads.AskAsync(queries.Pages, page, cancellationToken) ?? [];
    }
}

using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class VideoReads(OwnedReads reads, VideoQueries queries) : IVideoReads
{
    public Task<VideoResponse?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        reads.AskAsync(queries.ById, id, cancellationToken);

    public async Task<IReadOnlyList<VideoResponse>> ListAsync(
        VideoFilter filter,
        VideoPlace? after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var page = new VideoPage(filter, after, count);
        return await reads.AskAsync(filter.IsPlain ? queries.Pages : queries.Searches, page, cancellationToken) ?? [];
    }
}

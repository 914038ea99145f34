using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Features.Playback;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class PlaybackReads : IPlaybackReads
{
    private readonly ReadContexts _contexts;
    private readonly BatchLoader<Guid, PlayableVideo> _videos;

    public PlaybackReads(ReadContexts contexts)
    {
        _contexts = contexts;
        _videos = new BatchLoader<Guid, PlayableVideo>(LoadAsync);
    }

    public Task<PlayableVideo?> FindVideoAsync(Guid id, CancellationToken cancellationToken) =>
        _videos.LoadAsync(id, cancellationToken);

    private async Task<Dictionary<Guid, PlayableVideo>> LoadAsync(IReadOnlyCollection<Guid> ids)
    {
        await using var context = _contexts.Create();
        var specification = new PlayableVideosByIds(ids);
        return await context
            .Matching(specification)
            .Select(specification.Selector)
            .ToDictionaryAsync(video => video.Id);
    }
}

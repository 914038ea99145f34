using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Features.Playback;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class PlaybackReads : IPlaybackReads, IDisposable
{
    private static readonly string[] TenantFilter = [ModelConventions.TenantFilter];

    private readonly ReadContexts _contexts;
    private readonly BatchLoader<Guid, PlayableVideo> _videos;

    public PlaybackReads(ReadContexts contexts)
    {
        _contexts = contexts;
        _videos = new BatchLoader<Guid, PlayableVideo>(LoadAsync);
    }

    public Task<PlayableVideo?> FindVideoAsync(Guid id, CancellationToken cancellationToken) =>
        _videos.LoadAsync(id, cancellationToken);

    public void Dispose() => _videos.Dispose();

    private async Task<Dictionary<Guid, PlayableVideo>> LoadAsync(IReadOnlyCollection<Guid> ids)
    {
        await using var context = _contexts.Create();
        return await context
            .Set<Video>()
            .IgnoreQueryFilters(TenantFilter)
            .Where(video => ids.Contains(video.Id))
            .Select(video => new PlayableVideo(
                video.Id,
                video.OrganizationId,
                video.Access,
                video.State,
                video.AllowDownload,
                video.VendorUid
            ))
            .ToDictionaryAsync(video => video.Id);
    }
}

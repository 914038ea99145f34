using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Features.Playlists;
using StreamHub.Application.Ports;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Asks past the caller's organization where a playlist is public: each such query says so, and leaves out the videos that
/// nobody else may know of.
/// </summary>
internal sealed class PlaylistReads(ReadContext context) : IPlaylistReads
{
    private static readonly string[] TenantFilter = [ModelConventions.TenantFilter];

    public Task<PlaylistResponse?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var own = context.Value.OrganizationId;
        return context
            .Value.Set<Playlist>()
            .IgnoreQueryFilters(TenantFilter)
            .Where(playlist => playlist.Id == id && (playlist.OrganizationId == own || playlist.IsPublic))
            .Select(playlist => new PlaylistResponse(
                playlist.Id,
                playlist.Name,
                playlist.Description,
                playlist.IsPublic,
                playlist.OrganizationId == own,
                playlist.CreatedAt,
                playlist.UpdatedAt
            ))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public Task<List<PlacedVideo>> ListVideosAsync(
        PlaylistResponse playlist,
        PlaylistPlace? after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var own = context.Value.OrganizationId;
        var rows =
            from item in context.Value.Set<PlaylistItem>().IgnoreQueryFilters(TenantFilter)
            join video in context.Value.Set<Video>().IgnoreQueryFilters(TenantFilter) on item.VideoId equals video.Id
            where
                item.PlaylistId == playlist.Id
                && (
                    video.OrganizationId == own
                    || (
                        video.OrganizationId == item.OrganizationId
                        && video.Access != VideoAccess.Private
                        && video.State == VideoState.Ready
                    )
                )
            select new { Item = item, Video = video };
        if (after is { } place)
        {
            rows = rows.Where(row =>
                row.Item.Rank > place.Rank
                || (row.Item.Rank == place.Rank && row.Item.VideoId.CompareTo(place.VideoId) > 0)
            );
        }

        return rows.OrderBy(row => row.Item.Rank)
            .ThenBy(row => row.Item.VideoId)
            .Take(count)
            .Select(row => new PlacedVideo(
                new PlaylistVideoResponse(
                    row.Video.Id,
                    row.Video.Title,
                    row.Video.State,
                    row.Video.Access,
                    row.Video.DurationMilliseconds / 1000m,
                    row.Item.AddedAt
                ),
                row.Item.Rank
            ))
            .ToListAsync(cancellationToken);
    }
}

using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Playlists;

/// <summary>With its videos' places, to change them.</summary>
internal sealed class PlaylistWithItems : Specification<Playlist>
{
    public PlaylistWithItems(Guid id) => Query.Where(playlist => playlist.Id == id).Include(playlist => playlist.Items);
}

/// <summary>Those that a video is in, with their videos' places.</summary>
internal sealed class PlaylistsWithVideo : Specification<Playlist>
{
    public PlaylistsWithVideo(Guid videoId) =>
        Query
            .Where(playlist => playlist.Items.Any(item => item.VideoId == videoId))
            .Include(playlist => playlist.Items);
}

internal sealed class NewestPlaylists : Specification<Playlist, PlaylistResponse>
{
    public NewestPlaylists(Cursor? after, int count)
    {
        if (after is { } cursor)
        {
            Query.Where(playlist =>
                playlist.CreatedAt < cursor.At
                || (playlist.CreatedAt == cursor.At && playlist.Id.CompareTo(cursor.Id) < 0)
            );
        }

        Query.OrderByDescending(playlist => playlist.CreatedAt).OrderByDescending(playlist => playlist.Id).Take(count);
        Select(playlist => new PlaylistResponse(
            playlist.Id,
            playlist.Name,
            playlist.Description,
            playlist.IsPublic,
            true,
            playlist.CreatedAt,
            playlist.UpdatedAt
        ));
    }
}

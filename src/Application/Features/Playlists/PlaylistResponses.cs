using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Playlists;

/// <param name="IsOwn">Whether it belongs to the caller's organization; else it is a public one of another.</param>
public sealed record PlaylistResponse(
    Guid Id,
    string Name,
    string? Description,
    bool IsPublic,
    bool IsOwn,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static PlaylistResponse Of(Playlist playlist) =>
        new(
            playlist.Id,
            playlist.Name,
            playlist.Description,
            playlist.IsPublic,
            IsOwn: true,
            playlist.CreatedAt,
            playlist.UpdatedAt
        );
}

/// <summary>A video in a playlist; the list is in the playlist's order.</summary>
public sealed record PlaylistVideoResponse(
    Guid VideoId,
    string Title,
    VideoState State,
    VideoAccess Access,
    decimal? DurationSeconds,
    DateTimeOffset AddedAt
);

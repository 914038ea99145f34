using StreamHub.Application.Features.Playlists;

namespace StreamHub.Application.Ports;

/// <summary>A place in a playlist's order.</summary>
public sealed record PlaylistPlace(long Rank, Guid VideoId);

public sealed record PlacedVideo(PlaylistVideoResponse Video, long Rank);

/// <summary>Reads the playlists of the caller's organization, and those of others that are public.</summary>
public interface IPlaylistReads
{
    Task<PlaylistResponse?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <param name="playlist">As found here: it says whether the caller's organization owns it.</param>
    Task<List<PlacedVideo>> ListVideosAsync(
        PlaylistResponse playlist,
        PlaylistPlace? after,
        int count,
        CancellationToken cancellationToken
    );
}

using StreamHub.Domain.Common;

namespace StreamHub.Domain.Library;

public static class PlaylistErrors
{
    public static readonly Error NotFound = Error.NotFound("playlist_not_found", "There is no such playlist.");

    public static readonly Error VideoNotInIt = Error.NotFound(
        "video_not_in_playlist",
        "The playlist does not have this video."
    );

    public static readonly Error Full = Error.Conflict(
        "playlist_full",
        $"A playlist has up to {Playlist.MaxVideos} videos."
    );
}

using StreamHub.Domain.Common;

namespace StreamHub.Domain.Library;

public static class PlaylistErrors
{
    public static readonly Error NotFound = Error.NotFound("playlist_not_found", "There is no such playlist.");

    public static readonly Error Full = Error.Conflict(
        "playlist_full",
        $"A playlist has up to {Playlist.MaxVideos} videos."
    );
}

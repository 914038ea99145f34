using StreamHub.Domain.Common;

namespace StreamHub.Domain.Viewing;

public static class StreamErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "playback_stream_not_found",
        "The organization has no such stream running."
    );
}

using StreamHub.Domain.Common;

namespace StreamHub.Domain.Events;

public static class EventErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "event_not_found",
        "There is no such event to go on from: it is older than events are kept, or it never was. Begin without it."
    );
}

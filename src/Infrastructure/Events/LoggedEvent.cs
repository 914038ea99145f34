using System.Text.Json;
using StreamHub.Application.Features.Events;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Events;

/// <summary>An event in its organization's log. Written once by <see cref="EventLogWriter"/>, never changed.</summary>
internal sealed class LoggedEvent : IOwned
{
    public const int DataMaxLength = 4_000;

    private LoggedEvent(string type, string data)
    {
        Type = type;
        Data = data;
    }

    public Guid OrganizationId { get; private set; }

    /// <summary>1, 2, 3 … in each organization, in the order of commits.</summary>
    public long Position { get; private set; }

    public Guid Id { get; private set; }

    public Guid? UserId { get; private set; }

    public string Type { get; private set; }

    public Guid SubjectId { get; private set; }

    /// <summary>JSON, as clients get it.</summary>
    public string Data { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }

    public EventResponse ToResponse() => new(Id, Type, SubjectId, UserId, OccurredAt, JsonElement.Parse(Data));
}

/// <summary>
/// Where an organization's log ends. Whoever appends holds this row until the commit, so that places are handed out in the
/// order in which they can be read.
/// </summary>
internal sealed class EventLogEnd : IOwned
{
    private EventLogEnd() { }

    public Guid OrganizationId { get; private set; }

    public long Position { get; private set; }
}

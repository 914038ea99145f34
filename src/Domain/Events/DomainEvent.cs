namespace StreamHub.Domain.Events;

/// <summary>
/// Something that happened to what an organization has. It is logged in the transaction that makes it happen, and told
/// under its id everywhere.
/// </summary>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
/// <param name="UserId">Whose doing the subject is, where it is one person's.</param>
/// <param name="SubjectId">What it happened to.</param>
public sealed record DomainEvent(
    Guid Id,
    Guid OrganizationId,
    Guid? UserId,
    string Type,
    Guid SubjectId,
    EventData Data,
    DateTimeOffset OccurredAt
);

/// <summary>What an event says besides: little, and nothing secret, because it is kept and sent as it is.</summary>
public abstract record EventData;

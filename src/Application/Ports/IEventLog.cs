using StreamHub.Application.Features.Events;

namespace StreamHub.Application.Ports;

/// <summary>An event and its place: an organization's places have no gaps, and go up in the order of commits.</summary>
public sealed record PlacedEvent(long Position, EventResponse Event);

/// <summary>
/// Reads organizations' logs. Whoever has read up to a place has missed nothing before it: no event gets a place below
/// one that could be read before.
/// </summary>
public interface IEventLog
{
    /// <returns>
    /// <c>null</c> where the organization has no such event, or has it no longer; 0 for the empty id, which stands before
    /// every event.
    /// </returns>
    Task<long?> FindPositionAsync(Guid organizationId, Guid eventId, CancellationToken cancellationToken);

    /// <returns>The latest event; <c>null</c> where there is none.</returns>
    Task<PlacedEvent?> FindLastAsync(Guid organizationId, CancellationToken cancellationToken);

    /// <summary>What follows a place, oldest first.</summary>
    /// <param name="types">Which; all when absent.</param>
    Task<IReadOnlyList<PlacedEvent>> ReadAsync(
        Guid organizationId,
        long after,
        IReadOnlyCollection<string>? types,
        int count,
        CancellationToken cancellationToken
    );
}

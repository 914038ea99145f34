using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

public interface IViewingSessions
{
    /// <summary>
    /// Adds what was heard to what is known of the session. Success means that it is stored; those that come at the same
    /// time share a transaction.
    /// </summary>
    /// <returns><see cref="BeaconErrors.Busy"/> when too many wait already.</returns>
    Task<Result> RecordAsync(ViewingSession heard, CancellationToken cancellationToken);
}

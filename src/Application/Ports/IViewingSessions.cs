using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Ports;

public interface IViewingSessions
{
    /// <summary>
    /// Adds what was heard to what is known of the session. Success means that it is stored; those that come at the same
    /// time share a transaction.
    /// </summary>
    /// <param name="word">What it says of a stream, which the same transaction renews or ends.</param>
    /// <returns><see cref="BeaconErrors.Busy"/> when too many wait already.</returns>
    Task<Result> RecordAsync(ViewingSession heard, StreamWord? word, CancellationToken cancellationToken);
}

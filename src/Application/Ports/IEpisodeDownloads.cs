using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

public interface IEpisodeDownloads
{
    /// <summary>
    /// Counts a download, unless the same network and app had the episode on the same day. Success means that it is stored;
    /// those that come at the same time share a transaction.
    /// </summary>
    /// <returns><c>downloads_busy</c> when too many wait already.</returns>
    Task<Result> RecordAsync(EpisodeFile episode, ClientOrigin listener, CancellationToken cancellationToken);
}

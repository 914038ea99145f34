using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Ports;

/// <summary>Where running streams are kept.</summary>
public interface IPlaybackStreams
{
    /// <summary>
    /// Takes a slot, or goes on in one, at once and for good, whatever becomes of the request. Those that come at the same
    /// time share a commit.
    /// </summary>
    /// <returns><c>null</c> when others were quicker each time: trying again may work.</returns>
    Task<StreamTaking?> TakeAsync(StreamRequest request, CancellationToken cancellationToken);
}

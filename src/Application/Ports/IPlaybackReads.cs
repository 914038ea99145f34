using StreamHub.Application.Features.Playback;

namespace StreamHub.Application.Ports;

/// <summary>What playback is decided from, looked up for each request; requests that come at the same time share a query.</summary>
public interface IPlaybackReads
{
    /// <summary>
    /// Looks into every organization's library, because viewers watch what others own: the entitlement check decides.
    /// </summary>
    Task<PlayableVideo?> FindVideoAsync(Guid id, CancellationToken cancellationToken);
}

using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Ports;

/// <summary>Counts what a platform takes from this server, all organizations together, in one day.</summary>
public interface IPlatformQuotas
{
    /// <summary>Takes one, exactly, however many ask at once. It stays taken whatever becomes of the caller.</summary>
    /// <returns>Whether there was one left.</returns>
    Task<bool> TryTakeAsync(Platform platform, PlatformDay day, long allowed, CancellationToken cancellationToken);
}

namespace StreamHub.Application.Ports;

public sealed record SystemStatus(bool DatabaseIsUp, string Broker, long? QueueDepth, long? DeadLetters);

public interface ISystemStatusReader
{
    /// <summary>Looks at what the process depends on; answers in time even when that does not.</summary>
    Task<SystemStatus> ReadAsync(CancellationToken cancellationToken);
}

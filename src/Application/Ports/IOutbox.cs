using StreamHub.Application.Common.Messaging;

namespace StreamHub.Application.Ports;

/// <summary>Queues messages in the transaction of the change that causes them: both are stored, or neither.</summary>
public interface IOutbox
{
    /// <param name="notBefore">The earliest time to run it; at once when absent.</param>
    void Enqueue(IMessage message, DateTimeOffset? notBefore = null);
}

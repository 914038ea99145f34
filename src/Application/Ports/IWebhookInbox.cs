using StreamHub.Application.Common.Messaging;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Ports;

/// <summary>Where verified notifications are kept, each once.</summary>
public interface IWebhookInbox
{
    /// <summary>Stores the event and queues its processing, durably and in one step.</summary>
    /// <returns>Whether it was new.</returns>
    Task<bool> StoreAsync(WebhookEvent received, IMessage processing, CancellationToken cancellationToken);
}

using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Ports;

/// <param name="ExternalId">The vendor's id of the event, or what stands for it: the same for every delivery of it.</param>
public sealed record VerifiedWebhook(string ExternalId, string Type);

/// <summary>Knows how one vendor signs its notifications.</summary>
public interface IWebhookVerifier
{
    WebhookVendor Vendor { get; }

    /// <summary>Checks the signature over the bytes as they came, then reads what the event is.</summary>
    Result<VerifiedWebhook> Verify(ReadOnlyMemory<byte> body, string? signature);
}

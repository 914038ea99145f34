using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Ports;

/// <param name="ExternalId">The vendor's id of the event, or what stands for it: the same for every delivery of it.</param>
public sealed record VerifiedWebhook(string ExternalId, string Type);

/// <summary>What came with a notification to prove it, as it came.</summary>
/// <param name="MessageId">Only from vendors that sign it in a header of its own.</param>
/// <param name="Time">Only from vendors that sign it in a header of its own.</param>
public sealed record WebhookSignature(string? Value, string? MessageId = null, string? Time = null)
{
    /// <summary>The organization's account whose secret signs, where the address names one; else the platform's signs.</summary>
    public Guid? AccountId { get; init; }
}

/// <summary>Knows how one vendor signs its notifications.</summary>
public interface IWebhookVerifier
{
    WebhookVendor Vendor { get; }

    /// <summary>Checks the signature over the bytes as they came, then reads what the event is.</summary>
    ValueTask<Result<VerifiedWebhook>> VerifyAsync(
        ReadOnlyMemory<byte> body,
        WebhookSignature signature,
        CancellationToken cancellationToken
    );
}

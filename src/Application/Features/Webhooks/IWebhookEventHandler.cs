using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Webhooks;

/// <summary>What came of an event: something, or nothing for a reason.</summary>
public sealed record WebhookOutcome(string? IgnoredBecause)
{
    public static readonly WebhookOutcome Processed = new(IgnoredBecause: null);

    public static WebhookOutcome Ignored(string because) => new(because);
}

/// <summary>Knows what the events of one vendor mean to us.</summary>
public interface IWebhookEventHandler
{
    WebhookVendor Vendor { get; }

    /// <returns>An error means: not now, try again.</returns>
    Task<Result<WebhookOutcome>> HandleAsync(WebhookEvent received, CancellationToken cancellationToken);
}

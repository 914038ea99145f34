using StreamHub.Application.Features.Events;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Ports;

/// <summary>How endpoints may be set up here.</summary>
/// <param name="AllowsHttp">Where receivers are on a developer's own machine.</param>
public sealed record WebhookTerms(bool AllowsHttp);

/// <summary>Hands messages to organizations' endpoints, signed after Standard Webhooks.</summary>
public interface IWebhookSender
{
    /// <param name="secrets">Each signs, so that a receiver may know either.</param>
    /// <returns>What came back; that nothing did is an answer, too.</returns>
    Task<WebhookAnswer> SendAsync(
        Uri url,
        EventResponse message,
        IReadOnlyCollection<string> secrets,
        CancellationToken cancellationToken
    );
}

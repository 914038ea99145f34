using System.Linq.Expressions;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <param name="EventTypes">Which events are sent to it; all when empty.</param>
/// <param name="DisabledReason">
/// <c>member</c>: one of yours did it; <c>gone</c>: the endpoint answered 410; <c>failing</c>: it took nothing for five days.
/// </param>
/// <param name="FailingSince">When it first failed since it last took something.</param>
/// <param name="FormerSecretEndsAt">Until when the secret before the latest rotation signs along.</param>
public sealed record WebhookEndpointResponse(
    Guid Id,
    string Url,
    string? Description,
    IReadOnlyList<string> EventTypes,
    WebhookEndpointState State,
    WebhookDisabledReason? DisabledReason,
    DateTimeOffset? FailingSince,
    DateTimeOffset? FormerSecretEndsAt,
    DateTimeOffset CreatedAt
)
{
    public static Expression<Func<WebhookEndpoint, WebhookEndpointResponse>> Projection { get; } =
        endpoint => new WebhookEndpointResponse(
            endpoint.Id,
            endpoint.Url,
            endpoint.Description,
            endpoint.EventTypes,
            endpoint.State,
            endpoint.DisabledReason,
            endpoint.FailingSince,
            endpoint.FormerSecretEndsAt,
            endpoint.CreatedAt
        );

    private static readonly Func<WebhookEndpoint, WebhookEndpointResponse> Compiled = Projection.Compile();

    public static WebhookEndpointResponse Of(WebhookEndpoint endpoint) => Compiled(endpoint);
}

/// <param name="Secret">By which its messages are signed from now on. It is shown this once.</param>
public sealed record IssuedWebhookEndpoint(string Secret, WebhookEndpointResponse Endpoint);

public sealed record WebhookEndpointList(IReadOnlyList<WebhookEndpointResponse> Items);

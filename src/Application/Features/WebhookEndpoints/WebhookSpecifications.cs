using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>All of the organization's, the newest first.</summary>
internal sealed class NewestWebhookEndpoints : Specification<WebhookEndpoint, WebhookEndpointResponse>
{
    public NewestWebhookEndpoints()
    {
        Query.OrderByDescending(endpoint => endpoint.CreatedAt).OrderByDescending(endpoint => endpoint.Id);
        Select(WebhookEndpointResponse.Projection);
    }
}

internal sealed class WebhookEndpointById : Specification<WebhookEndpoint, WebhookEndpointResponse>
{
    public WebhookEndpointById(Guid id)
    {
        Query.Where(endpoint => endpoint.Id == id);
        Select(WebhookEndpointResponse.Projection);
    }
}

internal sealed class WholeWebhookEndpoint : Specification<WebhookEndpoint>
{
    public WholeWebhookEndpoint(Guid id) => Query.Where(endpoint => endpoint.Id == id);
}

internal sealed class WebhookEndpointsOf : Specification<WebhookEndpoint>
{
    public WebhookEndpointsOf(Guid organizationId) =>
        Query.Where(endpoint => endpoint.OrganizationId == organizationId);
}

/// <summary>An endpoint's, what happened last first, those behind <paramref name="after"/>.</summary>
internal sealed class NewestWebhookDeliveries : Specification<WebhookDelivery, WebhookDeliveryResponse>
{
    public NewestWebhookDeliveries(Guid endpointId, WebhookDeliveryState? state, Cursor? after, int count)
    {
        Query
            .Where(delivery => delivery.EndpointId == endpointId)
            .OrderByDescending(delivery => delivery.OccurredAt)
            .OrderByDescending(delivery => delivery.Id)
            .Take(count);
        if (state is { } wanted)
        {
            Query.Where(delivery => delivery.State == wanted);
        }

        if (after is { At: var at, Id: var id })
        {
            Query.Where(delivery => delivery.OccurredAt < at || (delivery.OccurredAt == at && delivery.Id < id));
        }

        Select(WebhookDeliveryResponse.Projection);
    }
}

internal sealed class WebhookDeliveriesByIds : Specification<WebhookDelivery>
{
    public WebhookDeliveriesByIds(IReadOnlyCollection<Guid> ids) => Query.Where(delivery => ids.Contains(delivery.Id));
}

/// <summary>A delivery as one query finds it, so that it and its tries tell the same.</summary>
internal sealed class DeliveryWithLatestAttempts : Specification<WebhookDelivery>
{
    private const int Count = 100;

    public DeliveryWithLatestAttempts(Guid id) =>
        Query
            .Where(delivery => delivery.Id == id)
            .Include(delivery => delivery.Attempts.OrderByDescending(attempt => attempt.Number).Take(Count));
}

using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>One delivery, with what came back each time that it was sent.</summary>
[RequirePermission(Permissions.WebhooksRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetWebhookDelivery(Guid Id) : IQuery<WebhookDeliveryDetails>;

public sealed class GetWebhookDeliveryHandler(
    IReadRepository<WebhookDelivery> deliveries,
    IReadRepository<WebhookEndpoint> endpoints
) : IQueryHandler<GetWebhookDelivery, WebhookDeliveryDetails>
{
    public async Task<Result<WebhookDeliveryDetails>> Handle(
        GetWebhookDelivery query,
        CancellationToken cancellationToken
    )
    {
        var found = await deliveries.FirstOrDefaultAsync(new DeliveryWithLatestAttempts(query.Id), cancellationToken);
        // That of a deleted endpoint is gone with it, though its row may still be there.
        return found is null || !await endpoints.AnyAsync(new WholeWebhookEndpoint(found.EndpointId), cancellationToken)
            ? WebhookEndpointErrors.DeliveryNotFound
            : WebhookDeliveryDetails.Of(found);
    }
}

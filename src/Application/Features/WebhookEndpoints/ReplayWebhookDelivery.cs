using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Has one delivery sent again, whatever became of it, under the same id.</summary>
[RequirePermission(Permissions.WebhooksWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record ReplayWebhookDelivery(Guid Id) : ICommand<WebhookDeliveryResponse>, IRetryOnConflict;

public sealed class ReplayWebhookDeliveryHandler(
    IRepository<WebhookDelivery> deliveries,
    IRepository<WebhookEndpoint> endpoints,
    TimeProvider time
) : ICommandHandler<ReplayWebhookDelivery, WebhookDeliveryResponse>
{
    public async Task<Result<WebhookDeliveryResponse>> Handle(
        ReplayWebhookDelivery command,
        CancellationToken cancellationToken
    )
    {
        var delivery = await deliveries.GetAsync(command.Id, cancellationToken);
        var endpoint = delivery is null ? null : await endpoints.GetAsync(delivery.EndpointId, cancellationToken);
        if (delivery is null || endpoint is null)
        {
            return WebhookEndpointErrors.DeliveryNotFound;
        }

        var replayed = delivery.Replay(endpoint, time.Now());
        return replayed.IsSuccess ? WebhookDeliveryResponse.Of(delivery) : replayed.Error;
    }
}

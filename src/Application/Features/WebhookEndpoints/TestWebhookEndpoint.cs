using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Sends an endpoint a message of the type <see cref="WebhookDelivery.TestType"/>, as any other is sent.</summary>
[RequirePermission(Permissions.WebhooksWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record TestWebhookEndpoint(Guid Id) : ICommand<WebhookDeliveryResponse>;

public sealed class TestWebhookEndpointHandler(
    IRepository<WebhookEndpoint> endpoints,
    IRepository<WebhookDelivery> deliveries,
    TimeProvider time
) : ICommandHandler<TestWebhookEndpoint, WebhookDeliveryResponse>
{
    public async Task<Result<WebhookDeliveryResponse>> Handle(
        TestWebhookEndpoint command,
        CancellationToken cancellationToken
    )
    {
        var endpoint = await endpoints.GetAsync(command.Id, cancellationToken);
        if (endpoint is null)
        {
            return WebhookEndpointErrors.NotFound;
        }

        var delivery = WebhookDelivery.Test(endpoint, time.Now());
        if (!delivery.IsSuccess)
        {
            return delivery.Error;
        }

        deliveries.Add(delivery.Value);
        return WebhookDeliveryResponse.Of(delivery.Value);
    }
}

using StreamHub.Domain.Common;

namespace StreamHub.Domain.WebhookEndpoints;

public static class WebhookEndpointErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "webhook_endpoint_not_found",
        "There is no such webhook endpoint."
    );

    public static readonly Error DeliveryNotFound = Error.NotFound(
        "webhook_delivery_not_found",
        "There is no such delivery: it is older than deliveries are kept, or it never was."
    );

    public static readonly Error TooMany = Error.Conflict(
        "too_many_webhook_endpoints",
        $"An organization has up to {WebhookEndpoint.MaxOfOrganization} webhook endpoints."
    );

    public static readonly Error Disabled = Error.Conflict(
        "webhook_endpoint_disabled",
        "The endpoint is disabled, so nothing is sent to it. Enable it first."
    );
}

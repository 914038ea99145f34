namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>Webhook endpoints, and what is sent to them.</content>
public sealed partial record ApiOperation
{
    private const string OneWebhookEndpoint = "/api/v1/webhooks/endpoints/{id}";

    private const string WebhookEndpointBody = """
        {"url":"https://hooks.example.com/streamhub","description":"Ours","eventTypes":["video:ready"]}
        """;

    private static ApiOperation[] WebhookEndpoints =>
        [
            Without("ListWebhookEndpoints", "GET /api/v1/webhooks/endpoints"),
            With("CreateWebhookEndpoint", "POST /api/v1/webhooks/endpoints", WebhookEndpointBody, "url"),
            Without("GetWebhookEndpoint", $"GET {OneWebhookEndpoint}"),
            With("EditWebhookEndpoint", $"PATCH {OneWebhookEndpoint}", WebhookEndpointBody),
            Without("DeleteWebhookEndpoint", $"DELETE {OneWebhookEndpoint}"),
            Without("RotateWebhookSecret", $"POST {OneWebhookEndpoint}/rotate-secret"),
            Without("EnableWebhookEndpoint", $"POST {OneWebhookEndpoint}/enable"),
            Without("DisableWebhookEndpoint", $"POST {OneWebhookEndpoint}/disable"),
            Without("TestWebhookEndpoint", $"POST {OneWebhookEndpoint}/test"),
            Without("ListWebhookDeliveries", $"GET {OneWebhookEndpoint}/deliveries", "state", "limit", "cursor"),
            With(
                "ReplayWebhooks",
                $"POST {OneWebhookEndpoint}/replay",
                """{"since":"2026-11-21T12:00:00Z"}""",
                "since"
            ),
            Without("GetWebhookDelivery", "GET /api/v1/webhooks/deliveries/{id}"),
            Without("ReplayWebhookDelivery", "POST /api/v1/webhooks/deliveries/{id}/replay"),
        ];
}

using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.WebhookEndpoints;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>What was sent to webhook endpoints, what came back, and sending it again.</summary>
public sealed class WebhookDeliveriesModule : IEndpointModule
{
    private const string Path = "/api/v1/webhooks/deliveries";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var endpoint = app.MapGroup($"{WebhookEndpointsModule.Path}/{{id:guid}}").WithTags("Webhook deliveries");
        endpoint
            .MapPost("/test", TestWebhookEndpoint)
            .Named(nameof(TestWebhookEndpoint), 404, 409)
            .RequirePermission(Permissions.WebhooksWrite);
        endpoint
            .MapGet("/deliveries", ListWebhookDeliveries)
            .Named(nameof(ListWebhookDeliveries), 400, 404)
            .RequirePermission(Permissions.WebhooksRead);
        endpoint
            .MapPost("/replay", ReplayWebhooks)
            .Named(nameof(ReplayWebhooks), 400, 404, 409)
            .RequirePermission(Permissions.WebhooksWrite);
        var deliveries = app.MapGroup(Path).WithTags("Webhook deliveries");
        deliveries
            .MapGet("/{id:guid}", GetWebhookDelivery)
            .Named(nameof(GetWebhookDelivery), 404)
            .RequirePermission(Permissions.WebhooksRead);
        deliveries
            .MapPost("/{id:guid}/replay", ReplayWebhookDelivery)
            .Named(nameof(ReplayWebhookDelivery), 404, 409)
            .RequirePermission(Permissions.WebhooksWrite);
    }

    /// <summary>Sends an endpoint a <c>webhook:test</c> message, signed and tried again as any other.</summary>
    public static async Task<Results<Accepted<WebhookDeliveryResponse>, ProblemHttpResult>> TestWebhookEndpoint(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new TestWebhookEndpoint(id), cancellationToken);
        return result.IsSuccess
            ? TypedResults.Accepted($"{Path}/{result.Value.Id}", result.Value)
            : Problems.Of(result.Error);
    }

    /// <summary>What was sent to an endpoint or is to be; what happened last comes first.</summary>
    public static async Task<Results<Ok<Page<WebhookDeliveryResponse>>, ProblemHttpResult>> ListWebhookDeliveries(
        Guid id,
        EnumText<WebhookDeliveryState>? state,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var query = new ListWebhookDeliveries(id, state?.Value, limit, cursor);
        var result = await dispatcher.Send(query, cancellationToken);
        return result.ToOk();
    }

    /// <summary>
    /// Sends everything again that happened since a time and that the endpoint wants: what it took, what it did not, and
    /// what happened while it was disabled. Each message has the id that it always has.
    /// </summary>
    public static async Task<Results<Accepted<WebhookEndpointResponse>, ProblemHttpResult>> ReplayWebhooks(
        Guid id,
        ReplayWebhooksRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ReplayWebhooks(id, body.Since), cancellationToken);
        return result.IsSuccess
            ? TypedResults.Accepted($"{WebhookEndpointsModule.Path}/{id}/deliveries", result.Value)
            : Problems.Of(result.Error);
    }

    /// <summary>One delivery, with what came back each time that it was sent.</summary>
    public static async Task<Results<Ok<WebhookDeliveryDetails>, ProblemHttpResult>> GetWebhookDelivery(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetWebhookDelivery(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Sends one delivery again, whatever became of it, under the same id.</summary>
    public static async Task<Results<Accepted<WebhookDeliveryResponse>, ProblemHttpResult>> ReplayWebhookDelivery(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ReplayWebhookDelivery(id), cancellationToken);
        return result.IsSuccess
            ? TypedResults.Accepted($"{Path}/{result.Value.Id}", result.Value)
            : Problems.Of(result.Error);
    }

    /// <param name="Since">By when it happened; events are kept for a month.</param>
    public sealed record ReplayWebhooksRequest(DateTimeOffset Since);
}

using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.WebhookEndpoints;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>Addresses to which an organization's events are sent.</summary>
public sealed class WebhookEndpointsModule : IEndpointModule
{
    public const string Path = "/api/v1/webhooks/endpoints";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var endpoints = app.MapGroup(Path).WithTags("Webhook endpoints");
        endpoints
            .MapGet("/", ListWebhookEndpoints)
            .Named(nameof(ListWebhookEndpoints))
            .RequirePermission(Permissions.WebhooksRead);
        endpoints
            .MapPost("/", CreateWebhookEndpoint)
            .Named(nameof(CreateWebhookEndpoint), 400)
            .RequirePermission(Permissions.WebhooksWrite)
            .Idempotent();
        endpoints
            .MapGet("/{id:guid}", GetWebhookEndpoint)
            .Named(nameof(GetWebhookEndpoint), 404)
            .RequirePermission(Permissions.WebhooksRead);
        endpoints
            .MapPatch("/{id:guid}", EditWebhookEndpoint)
            .Named(nameof(EditWebhookEndpoint), 400, 404, 409)
            .RequirePermission(Permissions.WebhooksWrite);
        endpoints
            .MapDelete("/{id:guid}", DeleteWebhookEndpoint)
            .Named(nameof(DeleteWebhookEndpoint), 404, 409)
            .RequirePermission(Permissions.WebhooksWrite);
        endpoints
            .MapPost("/{id:guid}/rotate-secret", RotateWebhookSecret)
            .Named(nameof(RotateWebhookSecret), 404)
            .RequirePermission(Permissions.WebhooksWrite)
            .Idempotent();
        endpoints
            .MapPost("/{id:guid}/enable", EnableWebhookEndpoint)
            .Named(nameof(EnableWebhookEndpoint), 404, 409)
            .RequirePermission(Permissions.WebhooksWrite);
        endpoints
            .MapPost("/{id:guid}/disable", DisableWebhookEndpoint)
            .Named(nameof(DisableWebhookEndpoint), 404, 409)
            .RequirePermission(Permissions.WebhooksWrite);
    }

    /// <summary>All of the organization's webhook endpoints, newest first. Secrets are not told again.</summary>
    public static async Task<Results<Ok<WebhookEndpointList>, ProblemHttpResult>> ListWebhookEndpoints(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListWebhookEndpoints(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>
    /// Has the organization's events posted to an address from now on, signed after Standard Webhooks. The secret is shown
    /// once.
    /// </summary>
    public static async Task<Results<Created<IssuedWebhookEndpoint>, ProblemHttpResult>> CreateWebhookEndpoint(
        CreateWebhookEndpointRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new CreateWebhookEndpoint(body.Url, body.Description, body.EventTypes);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToCreated(issued => $"{Path}/{issued.Endpoint.Id}");
    }

    /// <summary>One webhook endpoint, without its secret.</summary>
    public static async Task<Results<Ok<WebhookEndpointResponse>, ProblemHttpResult>> GetWebhookEndpoint(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetWebhookEndpoint(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Changes the members that are given and leaves the others. What waits goes to the new address.</summary>
    public static async Task<Results<Ok<WebhookEndpointResponse>, ProblemHttpResult>> EditWebhookEndpoint(
        Guid id,
        EditWebhookEndpointRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new EditWebhookEndpoint(id, body.Url, body.Description.ToChange(), body.EventTypes);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToOk();
    }

    /// <summary>Deletes a webhook endpoint, with all that is known of its deliveries.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteWebhookEndpoint(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteWebhookEndpoint(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>
    /// Gives an endpoint another secret, which is shown once. For 24 hours its messages carry a signature of each, the new
    /// one first.
    /// </summary>
    public static async Task<Results<Ok<IssuedWebhookEndpoint>, ProblemHttpResult>> RotateWebhookSecret(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RotateWebhookSecret(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>
    /// Has events sent to an endpoint again: those from now on, and what waited when it was disabled. What happened in
    /// between is sent when you ask for it to be replayed.
    /// </summary>
    public static async Task<Results<Ok<WebhookEndpointResponse>, ProblemHttpResult>> EnableWebhookEndpoint(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new EnableWebhookEndpoint(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Sends nothing to an endpoint until it is enabled again.</summary>
    public static async Task<Results<Ok<WebhookEndpointResponse>, ProblemHttpResult>> DisableWebhookEndpoint(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DisableWebhookEndpoint(id), cancellationToken);
        return result.ToOk();
    }

    /// <param name="Url">An https address that takes POST.</param>
    /// <param name="EventTypes">Which events, such as <c>video:ready</c>; all, and those that are yet to come, when absent or empty.</param>
    public sealed record CreateWebhookEndpointRequest(
        Uri Url,
        string? Description = null,
        IReadOnlyList<string>? EventTypes = null
    );

    /// <param name="EventTypes">Which events from now on; all when empty.</param>
    public sealed record EditWebhookEndpointRequest(Uri? Url = null, IReadOnlyList<string>? EventTypes = null)
    {
        /// <summary><c>null</c> clears it.</summary>
        public MergeMember<string> Description { get; init; }
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Webhooks;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

/// <summary>Where vendors report what happened. Each body is taken to the byte, because that is what is signed.</summary>
public sealed class WebhooksModule : IEndpointModule
{
    private const long MaxBodyBytes = 1024 * 1024;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/webhooks")
            .WithTags("Webhooks")
            .Unlimited("A vendor sends from few addresses, and signs.")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        webhooks.MapPost("/stripe", ReceiveFromStripe).Named(nameof(ReceiveFromStripe), 400, 413).Open();
        webhooks.MapPost("/cloudflare", ReceiveFromCloudflare).Named(nameof(ReceiveFromCloudflare), 400, 413).Open();
        webhooks.MapPost("/mux", ReceiveFromMux).Named(nameof(ReceiveFromMux), 400, 413).Open();
        webhooks
            .MapPost("/cloudflare/{accountId:guid}", ReceiveFromCloudflareAccount)
            .Named(nameof(ReceiveFromCloudflareAccount), 400, 413)
            .Open();
        webhooks
            .MapPost("/mux/{accountId:guid}", ReceiveFromMuxAccount)
            .Named(nameof(ReceiveFromMuxAccount), 400, 413)
            .Open();
        webhooks.MapPost("/clerk", ReceiveFromClerk).Named(nameof(ReceiveFromClerk), 400, 413).Open();
    }

    /// <summary>Takes an event from Stripe, signed in <c>Stripe-Signature</c>.</summary>
    public static Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveFromStripe(
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    ) =>
        ReceiveAsync(
            WebhookVendor.Stripe,
            SignedIn(request, "Stripe-Signature"),
            request,
            dispatcher,
            cancellationToken
        );

    /// <summary>Takes a notification from Cloudflare Stream, signed in <c>Webhook-Signature</c>.</summary>
    public static Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveFromCloudflare(
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    ) =>
        ReceiveAsync(
            WebhookVendor.Cloudflare,
            SignedIn(request, "Webhook-Signature"),
            request,
            dispatcher,
            cancellationToken
        );

    /// <summary>Takes an event from Mux, signed in <c>Mux-Signature</c>.</summary>
    public static Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveFromMux(
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    ) => ReceiveAsync(WebhookVendor.Mux, SignedIn(request, "Mux-Signature"), request, dispatcher, cancellationToken);

    /// <summary>Takes a notification of an organization's own account at Cloudflare, signed with that account's secret.</summary>
    public static Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveFromCloudflareAccount(
        Guid accountId,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    ) =>
        ReceiveAsync(
            WebhookVendor.Cloudflare,
            SignedIn(request, "Webhook-Signature") with
            {
                AccountId = accountId,
            },
            request,
            dispatcher,
            cancellationToken
        );

    /// <summary>Takes an event of an organization's own environment at Mux, signed with its webhook's secret.</summary>
    public static Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveFromMuxAccount(
        Guid accountId,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    ) =>
        ReceiveAsync(
            WebhookVendor.Mux,
            SignedIn(request, "Mux-Signature") with
            {
                AccountId = accountId,
            },
            request,
            dispatcher,
            cancellationToken
        );

    /// <summary>Takes an event from Clerk, signed by Svix in <c>svix-signature</c> with <c>svix-id</c> and <c>svix-timestamp</c>.</summary>
    public static Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveFromClerk(
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var signature = new WebhookSignature(
            request.Headers["svix-signature"],
            request.Headers["svix-id"],
            request.Headers["svix-timestamp"]
        );
        return ReceiveAsync(WebhookVendor.Clerk, signature, request, dispatcher, cancellationToken);
    }

    private static WebhookSignature SignedIn(HttpRequest request, string header) => new(request.Headers[header]);

    private static async Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveAsync(
        WebhookVendor vendor,
        WebhookSignature signature,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var result = await dispatcher.Send(new ReceiveWebhook(vendor, body.ToArray(), signature), cancellationToken);
        return result.ToOk();
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Features.Webhooks;
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
    }

    /// <summary>Takes an event from Stripe, signed in <c>Stripe-Signature</c>.</summary>
    public static Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveFromStripe(
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    ) => ReceiveAsync(WebhookVendor.Stripe, "Stripe-Signature", request, dispatcher, cancellationToken);

    /// <summary>Takes a notification from Cloudflare Stream, signed in <c>Webhook-Signature</c>.</summary>
    public static Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveFromCloudflare(
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    ) => ReceiveAsync(WebhookVendor.Cloudflare, "Webhook-Signature", request, dispatcher, cancellationToken);

    private static async Task<Results<Ok<WebhookReceipt>, ProblemHttpResult>> ReceiveAsync(
        WebhookVendor vendor,
        string signatureHeader,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var result = await dispatcher.Send(
            new ReceiveWebhook(vendor, body.ToArray(), request.Headers[signatureHeader]),
            cancellationToken
        );
        return result.ToOk();
    }
}

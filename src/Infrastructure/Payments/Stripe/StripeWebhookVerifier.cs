using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal sealed class StripeWebhookVerifier(IOptions<StripeOptions> options, TimeProvider time) : IWebhookVerifier
{
    public WebhookVendor Vendor => WebhookVendor.Stripe;

    public ValueTask<Result<VerifiedWebhook>> VerifyAsync(
        ReadOnlyMemory<byte> body,
        WebhookSignature signature,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Verify(body, signature));

    private Result<VerifiedWebhook> Verify(ReadOnlyMemory<byte> body, WebhookSignature signature)
    {
        if (!StripeSignature.Verify(body.Span, signature.Value, options.Value.WebhookSecret, time.GetUtcNow()))
        {
            return WebhookErrors.SignatureInvalid;
        }

        if (Read(body.Span) is not { Id: not null, Type: not null } received)
        {
            return WebhookErrors.PayloadInvalid;
        }

        if (received.Account is not null)
        {
            return WebhookErrors.ForeignAccount;
        }

        return received.Livemode == options.Value.IsLive
            ? new VerifiedWebhook(received.Id, received.Type)
            : WebhookErrors.ForeignMode;
    }

    private static StripeEvent? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<StripeEvent>(body, StripeClient.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

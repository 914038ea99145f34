using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Identity.Clerk;

internal sealed class ClerkWebhookVerifier(IOptions<ClerkOptions> options, TimeProvider time) : IWebhookVerifier
{
    public WebhookVendor Vendor => WebhookVendor.Clerk;

    public ValueTask<Result<VerifiedWebhook>> VerifyAsync(
        ReadOnlyMemory<byte> body,
        WebhookSignature signature,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Verify(body, signature));

    private Result<VerifiedWebhook> Verify(ReadOnlyMemory<byte> body, WebhookSignature signature)
    {
        if (
            signature is not { Value: { } signatures, MessageId: { Length: > 0 } id, Time: { } signedAt }
            || options.Value.WebhookSecret is not { Length: > 0 } text
            || !SvixSignature.TryReadSecret(text, out var secret)
            || !SvixSignature.Verify(body.Span, id, signedAt, signatures, secret, time.GetUtcNow())
        )
        {
            return WebhookErrors.SignatureInvalid;
        }

        return TypeIn(body.Span) is { } type ? new VerifiedWebhook(id, type) : WebhookErrors.PayloadInvalid;
    }

    private static string? TypeIn(ReadOnlySpan<byte> body)
    {
        try
        {
            return
                JsonSerializer.Deserialize<ClerkEvent>(body, ClerkClient.Json)
                    is { Data.ValueKind: JsonValueKind.Object } read
                ? read.Type
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareWebhookVerifier(IOptions<CloudflareOptions> options, TimeProvider time)
    : IWebhookVerifier
{
    public WebhookVendor Vendor => WebhookVendor.Cloudflare;

    // Cloudflare gives its notifications no id: the same body is the same notification.
    public ValueTask<Result<VerifiedWebhook>> VerifyAsync(
        ReadOnlyMemory<byte> body,
        WebhookSignature signature,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Verify(body, signature));

    private Result<VerifiedWebhook> Verify(ReadOnlyMemory<byte> body, WebhookSignature signature)
    {
        if (
            options.Value.WebhookSecret is not { Length: > 0 } secret
            || !CloudflareSignature.Verify(body.Span, signature.Value, secret, time.GetUtcNow())
        )
        {
            return WebhookErrors.SignatureInvalid;
        }

        return StateIn(body) is { } state
            ? new VerifiedWebhook(Convert.ToHexStringLower(SHA256.HashData(body.Span)), $"video.{state}")
            : WebhookErrors.PayloadInvalid;
    }

    private static string? StateIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return
                document.RootElement is { ValueKind: JsonValueKind.Object } video
                && video.TryGetProperty("status", out var status)
                && status.ValueKind == JsonValueKind.Object
                && status.TryGetProperty("state", out var state)
                && state.GetString() is { Length: > 0 and <= WebhookEvent.TypeMaxLength / 2 } name
                ? name
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

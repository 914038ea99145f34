using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareWebhookVerifier(
    IOptions<CloudflareOptions> options,
    VideoAccounts accounts,
    TimeProvider time
) : IWebhookVerifier
{
    public WebhookVendor Vendor => WebhookVendor.Cloudflare;

    public async ValueTask<Result<VerifiedWebhook>> VerifyAsync(
        ReadOnlyMemory<byte> body,
        WebhookSignature signature,
        CancellationToken cancellationToken
    )
    {
        if (signature.AccountId is not { } accountId)
        {
            return Verify(body, signature, options.Value.WebhookSecret);
        }

        // An account that is unknown and one that does not report here answer as one whose secret is another.
        var account = await accounts.FindAsync(accountId, cancellationToken);
        return account is { Vendor: VideoVendor.Cloudflare, WebhookSecret: { } secret }
            ? Verify(body, signature, secret)
            : WebhookErrors.SignatureInvalid;
    }

    private Result<VerifiedWebhook> Verify(ReadOnlyMemory<byte> body, WebhookSignature signature, string? secret)
    {
        if (
            secret is not { Length: > 0 }
            || !CloudflareSignature.Verify(body.Span, signature.Value, secret, time.GetUtcNow())
        )
        {
            return WebhookErrors.SignatureInvalid;
        }

        return StateIn(body) is { } state
            ? new VerifiedWebhook(NameOf(body, signature.AccountId), $"video.{state}")
            : WebhookErrors.PayloadInvalid;
    }

    // Cloudflare gives its notifications no id: the same body is the same notification, of the same account.
    private static string NameOf(ReadOnlyMemory<byte> body, Guid? accountId)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body.Span));
        return accountId is null ? hash : $"{hash}:{accountId:N}";
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

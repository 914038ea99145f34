using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareWebhookVerifier(
    IOptions<CloudflareOptions> options,
    VideoAccounts accounts,
    TimeProvider time
) : VideoWebhookVerifier(VideoVendor.Cloudflare, accounts, time)
{
    public override WebhookVendor Vendor => WebhookVendor.Cloudflare;

    protected override string? PlatformSecret => options.Value.WebhookSecret;

    protected override bool IsSigned(
        ReadOnlySpan<byte> body,
        ReadOnlySpan<char> signature,
        string secret,
        DateTimeOffset now
    ) => CloudflareSignature.Verify(body, signature, secret, now);

    // Cloudflare gives its notifications no id: the same body is the same notification.
    protected override VerifiedWebhook? Read(ReadOnlyMemory<byte> body) =>
        StateIn(body) is { } state
            ? new VerifiedWebhook(Convert.ToHexStringLower(SHA256.HashData(body.Span)), $"video.{state}")
            : null;

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

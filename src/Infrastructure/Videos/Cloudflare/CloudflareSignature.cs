using StreamHub.Infrastructure.Security;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>The <c>Webhook-Signature</c> header of Cloudflare Stream; the secret comes with the webhook's registration.</summary>
public static class CloudflareSignature
{
    public const string HeaderName = "Webhook-Signature";

    private static readonly WebhookScheme Scheme = new(Time: "time", Signature: "sig1");

    /// <summary>True for a body signed with the secret within 300 s of now, either way.</summary>
    public static bool Verify(
        ReadOnlySpan<byte> rawBody,
        ReadOnlySpan<char> header,
        string secret,
        DateTimeOffset now
    ) => TimestampedHmac.Verify(rawBody, header, Scheme, secret, now);
}

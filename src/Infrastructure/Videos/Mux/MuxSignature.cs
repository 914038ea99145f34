using StreamHub.Infrastructure.Security;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>The <c>Mux-Signature</c> header of Mux's webhooks; the secret is the webhook's own.</summary>
public static class MuxSignature
{
    public const string HeaderName = "Mux-Signature";

    private static readonly WebhookScheme Scheme = new(Time: "t", Signature: "v1");

    /// <summary>True for a body signed with the secret within 300 s of now, either way.</summary>
    public static bool Verify(
        ReadOnlySpan<byte> rawBody,
        ReadOnlySpan<char> header,
        string secret,
        DateTimeOffset now
    ) => TimestampedHmac.Verify(rawBody, header, Scheme, secret, now);
}

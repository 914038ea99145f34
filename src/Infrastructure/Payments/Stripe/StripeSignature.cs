using StreamHub.Infrastructure.Security;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>The <c>Stripe-Signature</c> header; the secret is the whole <c>whsec_…</c> text.</summary>
public static class StripeSignature
{
    public const string HeaderName = "Stripe-Signature";

    private static readonly WebhookScheme Scheme = new(Time: "t", Signature: "v1");

    /// <summary>True for a body signed with the secret within 300 s of now, either way.</summary>
    public static bool Verify(
        ReadOnlySpan<byte> rawBody,
        ReadOnlySpan<char> header,
        string secret,
        DateTimeOffset now
    ) => TimestampedHmac.Verify(rawBody, header, Scheme, secret, now);
}

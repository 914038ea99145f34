using System.Security.Cryptography;
using System.Text;

namespace StreamHub.Infrastructure.WebhookEndpoints;

/// <summary>Signs after Standard Webhooks: HMAC-SHA256 over <c>{id}.{seconds}.{body}</c>, in base64 behind its version.</summary>
public static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    /// <returns>One signature of each secret, separated by spaces, as the header has them.</returns>
    public static string Of(string id, long seconds, ReadOnlySpan<byte> body, IEnumerable<string> secrets)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body];
        return string.Join(' ', secrets.Select(secret => Version + Sign(secret, signed)));
    }

    private static string Sign(string secret, byte[] signed) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[SecretPrefix.Length..]), signed));
}

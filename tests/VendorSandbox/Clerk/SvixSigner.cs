using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Clerk;

/// <summary>Clerk has Svix send its webhooks: three headers, and a secret in base64.</summary>
internal sealed class SvixSigner : IWebhookSigner
{
    private const string SecretPrefix = "whsec_";

    public string Vendor => Vendors.Clerk;

    public IEnumerable<KeyValuePair<string, string>> Sign(WebhookMessage message, string secret, long unixSeconds)
    {
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        var signed = Encoding.UTF8.GetBytes($"{message.EventId}.{unixSeconds}.{message.Body}");
        yield return new("svix-id", message.EventId);
        yield return new("svix-timestamp", unixSeconds.ToString(CultureInfo.InvariantCulture));
        yield return new("svix-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}");
    }
}

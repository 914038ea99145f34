using System.Security.Cryptography;
using System.Text;

namespace StreamHub.VendorSandbox.Webhooks;

internal static class HmacSignature
{
    /// <summary>Stripe, Cloudflare and Mux sign <c>time.body</c> with the whole secret as UTF-8.</summary>
    public static string Compute(string secret, long unixSeconds, string body) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{unixSeconds}.{body}"))
        );
}

using System.Security.Cryptography;

namespace StreamHub.VendorSandbox.Hosting;

internal static class Identifiers
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>As Stripe names things: <c>cus_</c> and then letters and digits; as Mux does, without a prefix.</summary>
    public static string Prefixed(string prefix, int length = 24) =>
        prefix + RandomNumberGenerator.GetString(Alphanumeric, length);

    /// <summary>As Cloudflare names things: 32 hexadecimal digits.</summary>
    public static string Hex() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}

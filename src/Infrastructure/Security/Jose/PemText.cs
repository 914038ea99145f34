using System.Security.Cryptography;
using System.Text;

namespace StreamHub.Infrastructure.Security.Jose;

internal static class PemText
{
    /// <summary>Imports the key and says whether the text holds its private half.</summary>
    public static bool Import(string text, AsymmetricAlgorithm algorithm)
    {
        try
        {
            string pem = text.Contains("-----BEGIN ", StringComparison.Ordinal)
                ? text
                : Encoding.ASCII.GetString(Convert.FromBase64String(text));

            algorithm.ImportFromPem(pem);
            return pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal);
        }
        catch (Exception refused) when (refused is FormatException or ArgumentException or CryptographicException)
        {
            throw new UnusableKeyException(
                "This is neither an unencrypted PEM key of the right kind nor base64 of one."
            );
        }
    }
}

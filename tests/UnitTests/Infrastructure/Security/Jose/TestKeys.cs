using System.Security.Cryptography;
using System.Text;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.UnitTests.Infrastructure.Security.Jose;

internal static class TestKeys
{
    public static readonly HmacSha256Key Hmac = new(RandomNumberGenerator.GetBytes(32), "hs");
    public static readonly RsaSha256Key Rsa = FromRsa(2048, "rs");
    public static readonly EcdsaP256Key Ecdsa = FromCurve("es");

    public static RsaSha256Key FromRsa(int bits, string? keyId = null)
    {
        using RSA rsa = RSA.Create(bits);
        return new RsaSha256Key(rsa.ExportParameters(includePrivateParameters: true), keyId);
    }

    public static EcdsaP256Key FromCurve(string? keyId = null)
    {
        using ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new EcdsaP256Key(ecdsa.ExportParameters(includePrivateParameters: true), keyId);
    }

    public static JwsKey Named(string algorithm) =>
        algorithm switch
        {
            "HS256" => Hmac,
            "RS256" => Rsa,
            _ => Ecdsa,
        };

    /// <summary>A token whose signature is right, whatever the header says.</summary>
    public static string Token(string header, string payload, JwsKey key) =>
        Token(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(payload), key);

    public static string Token(byte[] header, byte[] payload, JwsKey key) =>
        Signed($"{Base64Url.Encode(header)}.{Base64Url.Encode(payload)}", key);

    public static string Signed(string text, JwsKey key) =>
        $"{text}.{Base64Url.Encode(key.Sign(Encoding.UTF8.GetBytes(text)))}";
}

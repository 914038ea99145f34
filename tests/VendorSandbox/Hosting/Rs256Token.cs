using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamHub.VendorSandbox.Hosting;

/// <summary>A JSON web token under RS256, read but not yet believed.</summary>
internal sealed class Rs256Token
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string _signed;
    private readonly byte[] _signature;

    private Rs256Token(JsonObject header, JsonObject claims, string signed, byte[] signature)
    {
        (Header, Claims) = (header, claims);
        (_signed, _signature) = (signed, signature);
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    public static string Sign(JsonObject header, JsonObject claims, string privatePem)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        using var rsa = RSA.Create();
        rsa.ImportFromPem(privatePem);
        var signature = rsa.SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Null for another algorithm or what is no token at all.</summary>
    public static Rs256Token? Read(string token)
    {
        try
        {
            return
                token.Split('.') is [var header, var claims, var signature]
                && Decode(header) is var head
                && head["alg"]?.GetValue<string>() == "RS256"
                ? new Rs256Token(head, Decode(claims), $"{header}.{claims}", Base64Url.DecodeFromChars(signature))
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public bool IsSignedBy(string privatePem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(privatePem);
        return rsa.VerifyData(
            Encoding.ASCII.GetBytes(_signed),
            _signature,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
    }

    private static string Encode(JsonObject part) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonObject Decode(string part) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(part), documentOptions: Strict) as JsonObject
        ?? throw new FormatException("Not an object.");
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Clerk;

/// <summary>The instance's signing keys: one signs, and those before it stay published until they are withdrawn.</summary>
public sealed class ClerkKeys(SandboxStore store)
{
    private const int KeyBits = 2048;

    public ClerkKey Current => store.Read(state => state.Clerk.Keys.LastOrDefault()) ?? Rotate(withdraw: false);

    /// <param name="withdraw">Whether the keys before stop being published.</param>
    public ClerkKey Rotate(bool withdraw)
    {
        using var rsa = RSA.Create(KeyBits);
        var key = new ClerkKey(Identifiers.Prefixed("ins_"), rsa.ExportRSAPrivateKeyPem());
        store.Change(state =>
        {
            if (withdraw)
            {
                state.Clerk.Keys.Clear();
            }

            state.Clerk.Keys.Add(key);
        });
        return key;
    }

    public JsonObject Published()
    {
        _ = Current;
        return new JsonObject
        {
            ["keys"] = new JsonArray([.. store.Read(state => state.Clerk.Keys.Select(JwkOf).ToList())]),
        };
    }

    /// <summary>A session token's signature by the current key, under Clerk's header.</summary>
    public string Sign(JsonObject claims)
    {
        var key = Current;
        var header = new JsonObject
        {
            ["alg"] = "RS256",
            ["cat"] = "cl_B7d4PD111AAA",
            ["kid"] = key.Id,
            ["typ"] = "JWT",
        };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.PrivatePem);
        var signature = rsa.SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(JsonObject part) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));

    private static JsonNode JwkOf(ClerkKey key)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.PrivatePem);
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["use"] = "sig",
            ["kty"] = "RSA",
            ["kid"] = key.Id,
            ["alg"] = "RS256",
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }
}

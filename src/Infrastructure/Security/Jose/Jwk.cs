using System.Security.Cryptography;
using System.Text.Json;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>
/// Keys in the JSON of RFC 7517. What a key says about itself (<c>alg</c>, <c>use</c>, <c>key_ops</c>) must agree with
/// signing by its one algorithm.
/// </summary>
public static class Jwk
{
    public static JwsKey Import(ReadOnlySpan<byte> utf8) =>
        StrictJson.TryParseObject(utf8, out JsonElement root)
            ? Import(root)
            : throw new UnusableKeyException("A JWK is one JSON object without duplicate members.");

    /// <summary>Keys for other purposes or of other kinds are left out, as RFC 7517 asks; a token naming one is refused.</summary>
    public static JwsKeySet ImportSet(ReadOnlySpan<byte> utf8)
    {
        if (
            !StrictJson.TryParseObject(utf8, out JsonElement root)
            || !root.TryGetProperty("keys", out JsonElement keys)
            || keys.ValueKind != JsonValueKind.Array
        )
        {
            throw new UnusableKeyException("A JWK set is one JSON object with an array 'keys'.");
        }

        List<JwsKey> usable = [];
        HashSet<string> keyIds = [];
        foreach (JsonElement key in keys.EnumerateArray())
        {
            if (KeyIdOf(key) is { } keyId && !keyIds.Add(keyId))
            {
                throw new UnusableKeyException("Two keys of one set have the same id.");
            }

            try
            {
                usable.Add(Import(key));
            }
            catch (UnusableKeyException)
            {
                continue;
            }
        }

        return new JwsKeySet(usable);
    }

    private static string? KeyIdOf(JsonElement key) =>
        key.ValueKind == JsonValueKind.Object && key.TryGetOptionalText("kid", out string? keyId) ? keyId : null;

    private static JwsKey Import(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || !jwk.TryGetOptionalText("kid", out string? keyId))
        {
            throw new UnusableKeyException("A JWK is an object and its 'kid' a string.");
        }

        RequireSigningUse(jwk);
        JwsKey key = Text(jwk, "kty") switch
        {
            "oct" => new HmacSha256Key(Bytes(jwk, "k"), keyId),
            "RSA" => new RsaSha256Key(RsaParameters(jwk), keyId),
            "EC" => new EcdsaP256Key(EcParameters(jwk), keyId),
            _ => throw new UnusableKeyException("The 'kty' of a JWK is 'oct', 'RSA' or 'EC'."),
        };

        return jwk.TryGetProperty("alg", out JsonElement alg) && !alg.HasText(key.Algorithm)
            ? throw new UnusableKeyException($"A JWK of this 'kty' is for {key.Algorithm} and says otherwise.")
            : key;
    }

    private static void RequireSigningUse(JsonElement jwk)
    {
        bool wrongUse = jwk.TryGetProperty("use", out JsonElement use) && !use.HasText("sig");
        bool wrongOperations =
            jwk.TryGetProperty("key_ops", out JsonElement operations)
            && (
                operations.ValueKind != JsonValueKind.Array
                || !operations.EnumerateArray().Any(one => one.HasText("sign") || one.HasText("verify"))
            );

        if (wrongUse || wrongOperations)
        {
            throw new UnusableKeyException("This JWK is not for signatures.");
        }
    }

    private static RSAParameters RsaParameters(JsonElement jwk)
    {
        byte[] modulus = Bytes(jwk, "n");
        RSAParameters parameters = new() { Modulus = modulus, Exponent = Bytes(jwk, "e") };
        if (!jwk.TryGetProperty("d", out _))
        {
            return parameters;
        }

        int half = (modulus.Length + 1) / 2;
        parameters.D = Padded(Bytes(jwk, "d"), modulus.Length);
        parameters.P = Padded(Bytes(jwk, "p"), half);
        parameters.Q = Padded(Bytes(jwk, "q"), half);
        parameters.DP = Padded(Bytes(jwk, "dp"), half);
        parameters.DQ = Padded(Bytes(jwk, "dq"), half);
        parameters.InverseQ = Padded(Bytes(jwk, "qi"), half);
        return parameters;
    }

    private static ECParameters EcParameters(JsonElement jwk)
    {
        if (!string.Equals(Text(jwk, "crv"), "P-256", StringComparison.Ordinal))
        {
            throw new UnusableKeyException("The 'crv' of an EC JWK is 'P-256'.");
        }

        return new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Coordinate(jwk, "x"), Y = Coordinate(jwk, "y") },
            D = jwk.TryGetProperty("d", out _) ? Coordinate(jwk, "d") : null,
        };
    }

    private static byte[] Coordinate(JsonElement jwk, string name)
    {
        byte[] bytes = Bytes(jwk, name);
        return bytes.Length == EcdsaP256Key.CoordinateSize
            ? bytes
            : throw new UnusableKeyException($"The '{name}' of a key on P-256 has 32 bytes.");
    }

    private static byte[] Padded(byte[] bytes, int size)
    {
        if (bytes.Length > size)
        {
            throw new UnusableKeyException("A private member of this RSA key is longer than its modulus allows.");
        }

        byte[] padded = new byte[size];
        bytes.CopyTo(padded, size - bytes.Length);
        return padded;
    }

    private static byte[] Bytes(JsonElement jwk, string name) =>
        Base64Url.TryDecode(Text(jwk, name), out byte[] bytes)
            ? bytes
            : throw new UnusableKeyException($"The '{name}' of a JWK is base64url.");

    private static string Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out JsonElement value) && value.TryGetText(out string? text)
            ? text
            : throw new UnusableKeyException($"A JWK of this kind has a string '{name}'.");
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security.Jose;

/// <summary>Every case of every file; what the file calls valid and we refuse is named here.</summary>
public class WycheproofTests
{
    private static readonly string[] OurAlgorithms = ["HS256", "RS256", "ES256"];

    /// <summary>Accepted there with a character in the text that base64url does not have.</summary>
    private static readonly int[] LenientBase64 = [372, 373];

    /// <summary>Meant to have padding, but in the file they are the very text of case 357, which is valid.</summary>
    private static readonly int[] CopiesOfValid = [367, 370];

    [Theory]
    [InlineData("json_web_signature_test.json", 401, 20)]
    [InlineData("json_web_key_test.json", 26, 3)]
    [InlineData("json_web_crypto_test.json", 83, 4)]
    public void Tokens(string file, int expectedCases, int expectedAccepted)
    {
        int judged = 0;
        int accepted = 0;
        foreach (JsonElement group in Groups(file))
        {
            JsonElement jwk = group.TryGetProperty("public", out JsonElement half)
                ? half
                : group.GetProperty("private");
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                bool expected =
                    IsValid(test)
                    && IsOurs(jwk)
                    && HasJws(test)
                    && !(IsSignatureFile(file) && LenientBase64.Contains(Id(test)));
                if (CopiesOfValid.Contains(Id(test)) && IsSignatureFile(file))
                {
                    Token(test).ShouldBe(TokenOf(group, 357));
                    expected = true;
                }

                bool actual = Verifies(jwk, test, out byte[] payload);

                actual.ShouldBe(expected, $"{file} {Id(test)} {test.GetProperty("comment").GetString()}");
                if (actual)
                {
                    accepted++;
                    Base64Url.Encode(payload).ShouldBe(Token(test).Split('.')[1]);
                }

                judged++;
            }
        }

        judged.ShouldBe(expectedCases);
        accepted.ShouldBe(expectedAccepted);
    }

    [Fact]
    public void Hmac_sha256()
    {
        int judged = 0;
        foreach (JsonElement group in Groups("hmac_sha256_test.json"))
        {
            bool longEnough = group.GetProperty("keySize").GetInt32() >= 8 * HmacSha256Key.MinSecretSize;
            bool wholeTag = group.GetProperty("tagSize").GetInt32() == 256;
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                judged++;
                byte[] secret = Hex(test, "key");
                if (!longEnough)
                {
                    Should.Throw<UnusableKeyException>(() => new HmacSha256Key(secret));
                    continue;
                }

                bool expected = wholeTag && IsValid(test);
                new HmacSha256Key(secret).Verify(Hex(test, "msg"), Hex(test, "tag")).ShouldBe(expected, Name(test));
            }
        }

        judged.ShouldBe(174);
    }

    [Fact]
    public void Ecdsa_p256_with_fixed_length_signatures()
    {
        int judged = 0;
        foreach (JsonElement group in Groups("ecdsa_secp256r1_sha256_p1363_test.json"))
        {
            EcdsaP256Key key = EcdsaP256Key.FromPem(group.GetProperty("publicKeyPem").GetString()!);
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                key.Verify(Hex(test, "msg"), Hex(test, "sig")).ShouldBe(IsValid(test), Name(test));
                judged++;
            }
        }

        judged.ShouldBe(262);
    }

    [Fact]
    public void Ecdsa_p256_signatures_in_DER_are_not_what_JWS_writes()
    {
        int judged = 0;
        foreach (JsonElement group in Groups("ecdsa_secp256r1_sha256_test.json"))
        {
            EcdsaP256Key key = EcdsaP256Key.FromPem(group.GetProperty("publicKeyPem").GetString()!);
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                key.Verify(Hex(test, "msg"), Hex(test, "sig")).ShouldBeFalse(Name(test));
                judged++;
            }
        }

        judged.ShouldBe(484);
    }

    [Fact]
    public void Rsa_2048_with_sha256()
    {
        int judged = 0;
        int refusedKeys = 0;
        foreach (JsonElement group in Groups("rsa_signature_2048_sha256_test.json"))
        {
            string pem = group.GetProperty("publicKeyPem").GetString()!;
            bool smallExponent = group.GetProperty("publicKey").GetProperty("publicExponent").GetString() == "03";
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                judged++;
                if (smallExponent)
                {
                    Should.Throw<UnusableKeyException>(() => RsaSha256Key.FromPem(pem));
                    refusedKeys++;
                    continue;
                }

                RsaSha256Key
                    .FromPem(pem)
                    .Verify(Hex(test, "msg"), Hex(test, "sig"))
                    .ShouldBe(IsValid(test), Name(test));
            }
        }

        judged.ShouldBe(259);
        refusedKeys.ShouldBe(2);
    }

    private static JsonElement.ArrayEnumerator Groups(string file) =>
        SharedFiles.Json("vectors", "wycheproof", file).GetProperty("testGroups").EnumerateArray();

    private static bool Verifies(JsonElement jwk, JsonElement test, out byte[] payload)
    {
        payload = [];
        try
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(jwk.GetRawText());
            JwsKeySet keys = jwk.TryGetProperty("keys", out _) ? Jwk.ImportSet(utf8) : new JwsKeySet(Jwk.Import(utf8));
            bool valid = Jws.TryVerify(Token(test), keys, out VerifiedJws verified, out _);
            payload = verified.Payload;
            return valid;
        }
        catch (UnusableKeyException)
        {
            return false;
        }
    }

    private static string Token(JsonElement test)
    {
        JsonElement token = test.GetProperty(HasJws(test) ? "jws" : "jwe");
        return token.ValueKind == JsonValueKind.String ? token.GetString()! : token.GetRawText();
    }

    private static string TokenOf(JsonElement group, int id) =>
        Token(group.GetProperty("tests").EnumerateArray().Single(test => Id(test) == id));

    private static bool IsSignatureFile(string file) => file == "json_web_signature_test.json";

    private static bool HasJws(JsonElement test) => test.TryGetProperty("jws", out _);

    private static bool IsOurs(JsonElement jwk) =>
        jwk.TryGetProperty("keys", out JsonElement keys)
            ? keys.EnumerateArray().All(IsOurs)
            : OurAlgorithms.Contains(jwk.GetProperty("alg").GetString());

    private static bool IsValid(JsonElement test) => test.GetProperty("result").GetString() == "valid";

    private static int Id(JsonElement test) => test.GetProperty("tcId").GetInt32();

    private static string Name(JsonElement test) => $"{Id(test)} {test.GetProperty("comment").GetString()}";

    private static byte[] Hex(JsonElement test, string name) =>
        Convert.FromHexString(test.GetProperty(name).GetString()!);
}

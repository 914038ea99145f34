using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security.Jose;

public class KeyImportTests
{
    [Fact]
    public void RSA_keys_come_as_PEM_or_as_base64_of_it()
    {
        using RSA rsa = RSA.Create(2048);
        RsaSha256Key verifier = RsaSha256Key.FromPem(rsa.ExportSubjectPublicKeyInfoPem());
        verifier.CanSign.ShouldBeFalse();
        RsaSha256Key.FromPem(rsa.ExportRSAPublicKeyPem()).CanSign.ShouldBeFalse();

        foreach (string pem in new[] { rsa.ExportRSAPrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem() })
        {
            string wrapped = Convert.ToBase64String(Encoding.ASCII.GetBytes(pem + "\n"));
            foreach (string text in new[] { pem, $"\n{pem}\r\n", wrapped, wrapped + "\n" })
            {
                RsaSha256Key key = RsaSha256Key.FromPem(text, "id");
                key.KeyId.ShouldBe("id");
                verifier.Verify("data"u8, key.Sign("data"u8)).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void EC_keys_come_as_PEM()
    {
        using ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        EcdsaP256Key verifier = EcdsaP256Key.FromPem(ecdsa.ExportSubjectPublicKeyInfoPem());
        verifier.CanSign.ShouldBeFalse();

        foreach (string pem in new[] { ecdsa.ExportECPrivateKeyPem(), ecdsa.ExportPkcs8PrivateKeyPem() })
        {
            verifier.Verify("data"u8, EcdsaP256Key.FromPem(pem).Sign("data"u8)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Other_texts_are_refused_without_telling_what_they_held()
    {
        using RSA rsa = RSA.Create(2048);
        using ECDsa otherCurve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        PbeParameters pbe = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        string pem = rsa.ExportPkcs8PrivateKeyPem();
        string[] texts =
        [
            "",
            "!",
            "c2VjcmV0",
            pem[..^60],
            pem.Replace("MII", "MIA", StringComparison.Ordinal),
            rsa.ExportEncryptedPkcs8PrivateKeyPem("password", pbe),
            otherCurve.ExportPkcs8PrivateKeyPem(),
            "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        ];

        foreach (string text in texts)
        {
            Should.Throw<UnusableKeyException>(() => RsaSha256Key.FromPem(text)).ToString().ShouldNotContain("c2Vj");
            Should.Throw<UnusableKeyException>(() => EcdsaP256Key.FromPem(text));
        }
    }

    [Theory]
    [InlineData(RfcVectors.HmacJwk, "HS256", true)]
    [InlineData(RfcVectors.RsaJwk, "RS256", true)]
    [InlineData(RfcVectors.EcJwk, "ES256", true)]
    public void A_JWK_with_its_private_members_signs(string jwk, string algorithm, bool canSign)
    {
        JwsKey key = Jwk.Import(Encoding.UTF8.GetBytes(jwk));

        key.Algorithm.ShouldBe(algorithm);
        key.CanSign.ShouldBe(canSign);
        key.Verify("data"u8, key.Sign("data"u8)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(RfcVectors.RsaJwk)]
    [InlineData(RfcVectors.EcJwk)]
    public void A_JWK_without_them_verifies(string jwk)
    {
        JsonObject half = JsonNode.Parse(jwk)!.AsObject();
        foreach (string name in new[] { "d", "p", "q", "dp", "dq", "qi" })
        {
            half.Remove(name);
        }

        JwsKey key = Jwk.Import(Encoding.UTF8.GetBytes(half.ToJsonString()));

        key.CanSign.ShouldBeFalse();
        key.Verify("data"u8, Jwk.Import(Encoding.UTF8.GetBytes(jwk)).Sign("data"u8)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("kty", "\"okp\"")]
    [InlineData("kty", "null")]
    [InlineData("crv", "\"P-384\"")]
    [InlineData("x", "\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVE\"")]
    [InlineData("x", "\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEQ\"")]
    [InlineData("x", "\"AAAA\"")]
    [InlineData("y", "1")]
    [InlineData("d", "\"\"")]
    [InlineData("use", "\"enc\"")]
    [InlineData("key_ops", "[\"deriveKey\"]")]
    [InlineData("key_ops", "\"sign\"")]
    [InlineData("alg", "\"ES384\"")]
    [InlineData("alg", "\"HS256\"")]
    [InlineData("kid", "7")]
    [InlineData("kid", "\"\"")]
    public void A_JWK_that_is_wrong_or_for_something_else_is_refused(string member, string value)
    {
        JsonObject jwk = JsonNode.Parse(RfcVectors.EcJwk)!.AsObject();
        jwk[member] = JsonNode.Parse(value);

        Should.Throw<UnusableKeyException>(() => Jwk.Import(Encoding.UTF8.GetBytes(jwk.ToJsonString())));
    }

    [Fact]
    public void An_RSA_JWK_whose_parts_do_not_fit_is_refused()
    {
        foreach (string member in new[] { "d", "p", "q", "n" })
        {
            JsonObject jwk = JsonNode.Parse(RfcVectors.RsaJwk)!.AsObject();
            jwk[member] = Base64Url.Encode(new byte[400]);
            Should.Throw<UnusableKeyException>(() => Jwk.Import(Encoding.UTF8.GetBytes(jwk.ToJsonString())));
        }
    }

    [Fact]
    public void A_set_keeps_the_keys_that_sign_and_leaves_the_others_out()
    {
        string set = $$"""{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA"},{{RfcVectors.EcJwk}},{"kty":"RSA"}]}""";

        JwsKeySet keys = Jwk.ImportSet(Encoding.UTF8.GetBytes(set));

        Jws.TryVerify(RfcVectors.EcToken, keys, out _, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[1,null,"x"]}""")]
    [InlineData("""{"keys":[],"keys":[]}""")]
    [InlineData("not json")]
    public void A_set_without_a_usable_key_is_refused(string set) =>
        Should.Throw<UnusableKeyException>(() => Jwk.ImportSet(Encoding.UTF8.GetBytes(set)));
}

using System.Text;
using System.Text.Json;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security.Jose;

public class RfcVectorTests
{
    private const string Claims = "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}";

    [Theory]
    [InlineData(RfcVectors.HmacJwk, RfcVectors.HmacToken)]
    [InlineData(RfcVectors.RsaJwk, RfcVectors.RsaToken)]
    [InlineData(RfcVectors.EcJwk, RfcVectors.EcToken)]
    public void Rfc7515_examples_verify(string jwk, string token)
    {
        JwsKeySet keys = new(Jwk.Import(Encoding.UTF8.GetBytes(jwk)));

        Jws.TryVerify(token, keys, out VerifiedJws verified, out TokenFailure failure).ShouldBeTrue(failure.ToString());

        Encoding.UTF8.GetString(verified.Payload).ShouldBe(Claims);
    }

    [Theory]
    [InlineData(RfcVectors.HmacJwk, RfcVectors.HmacToken)]
    [InlineData(RfcVectors.RsaJwk, RfcVectors.RsaToken)]
    public void Rfc7515_signatures_are_made_again(string jwk, string token)
    {
        int dot = token.LastIndexOf('.');
        byte[] signature = Jwk.Import(Encoding.UTF8.GetBytes(jwk)).Sign(Encoding.ASCII.GetBytes(token[..dot]));

        Base64Url.Encode(signature).ShouldBe(token[(dot + 1)..]);
    }

    [Fact]
    public void Rfc7520_4_4_is_made_again_to_the_letter()
    {
        JwsKey key = Jwk.Import(Encoding.UTF8.GetBytes(RfcVectors.CookbookHmacJwk));
        Jws.TryVerify(RfcVectors.CookbookHmacToken, new JwsKeySet(key), out VerifiedJws verified, out _).ShouldBeTrue();

        Jws.Sign(verified.Payload, key).ShouldBe(RfcVectors.CookbookHmacToken);
    }

    [Theory]
    [InlineData("A.1")]
    [InlineData("A.2")]
    [InlineData("A.3")]
    public void Rfc7515_files_say_the_same_as_the_constants(string example)
    {
        string jwk = SharedFiles.Text("vectors", "rfc7515", $"rfc7515_{example}.jwk").Trim();
        string token = SharedFiles.Text("vectors", "rfc7515", $"rfc7515_{example}.jwsc").Trim();

        new[] { RfcVectors.HmacJwk, RfcVectors.RsaJwk, RfcVectors.EcJwk }.ShouldContain(jwk);
        new[] { RfcVectors.HmacToken, RfcVectors.RsaToken, RfcVectors.EcToken }.ShouldContain(token);
    }

    [Theory]
    [InlineData("A.4.jwk", "A.4.jwsc")]
    [InlineData("A.1.jwk", "A.5.jwsc")]
    public void Rfc7515_examples_by_other_algorithms_are_refused(string keyFile, string tokenFile)
    {
        string jwk = SharedFiles.Text("vectors", "rfc7515", $"rfc7515_{keyFile}").Trim();
        string token = SharedFiles.Text("vectors", "rfc7515", $"rfc7515_{tokenFile}").Trim();

        Verifies(Encoding.UTF8.GetBytes(jwk), token).ShouldBeFalse();
    }

    [Theory]
    [InlineData("4_1.rsa_v15_signature.json", true)]
    [InlineData("4_2.rsa-pss_signature.json", false)]
    [InlineData("4_3.ecdsa_signature.json", false)]
    [InlineData("4_4.hmac-sha2_integrity_protection.json", true)]
    [InlineData("4_5.signature_with_detached_content.json", false)]
    public void Rfc7520_compact_examples_verify_where_the_algorithm_is_ours(string file, bool expected)
    {
        JsonElement example = SharedFiles.Json("vectors", "rfc7520", "jws", file);
        byte[] jwk = Encoding.UTF8.GetBytes(example.GetProperty("input").GetProperty("key").GetRawText());

        Verifies(jwk, example.GetProperty("output").GetProperty("compact").GetString()!).ShouldBe(expected);
    }

    [Theory]
    [InlineData("4_6.protecting_specific_header_fields.json")]
    [InlineData("4_7.protecting_content_only.json")]
    [InlineData("4_8.multiple_signatures.json")]
    public void Rfc7520_JSON_serializations_are_refused(string file)
    {
        JsonElement example = SharedFiles.Json("vectors", "rfc7520", "jws", file);
        string token = example.GetProperty("output").GetProperty("json").GetRawText();

        Verifies(Encoding.UTF8.GetBytes(RfcVectors.CookbookHmacJwk), token).ShouldBeFalse();
    }

    private static bool Verifies(byte[] jwk, string token)
    {
        try
        {
            return Jws.TryVerify(token, new JwsKeySet(Jwk.Import(jwk)), out _, out _);
        }
        catch (UnusableKeyException)
        {
            return false;
        }
    }
}

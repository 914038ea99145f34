using System.Text;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security.Jose;

public class JwsTests
{
    private const string GoodHeader = """{"alg":"HS256","kid":"hs"}""";

    [Fact]
    public void The_key_that_a_token_names_is_read_before_it_is_proven()
    {
        string token = Jws.Sign("hello"u8, TestKeys.Named("HS256"));

        Jws.KeyIdOf(token).ShouldBe(TestKeys.Named("HS256").KeyId);
        Jws.KeyIdOf(token.AsSpan(0, token.IndexOf('.'))).ShouldBeNull();
        Jws.KeyIdOf("").ShouldBeNull();
        Jws.KeyIdOf(".").ShouldBeNull();
        Jws.KeyIdOf("e30.e30.").ShouldBeNull();
        Jws.KeyIdOf(token + new string('x', Jws.MaxTokenLength)).ShouldBeNull();
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void What_a_key_signs_it_verifies(string algorithm)
    {
        JwsKey key = TestKeys.Named(algorithm);
        string token = Jws.Sign("hello"u8, key, "test+jwt");

        Jws.TryVerify(token, new JwsKeySet(key), out VerifiedJws verified, out TokenFailure failure).ShouldBeTrue();

        failure.ShouldBe(TokenFailure.None);
        Encoding.UTF8.GetString(verified.Payload).ShouldBe("hello");
        verified.Type.ShouldBe("test+jwt");
        verified.KeyId.ShouldBe(key.KeyId);
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void A_changed_character_anywhere_is_refused(string algorithm)
    {
        JwsKey key = TestKeys.Named(algorithm);
        string token = Jws.Sign("""{"sub":"a"}"""u8, key);

        for (int i = 0; i < token.Length; i++)
        {
            char other = token[i] == 'A' ? 'B' : 'A';
            string changed = $"{token[..i]}{other}{token[(i + 1)..]}";
            Jws.TryVerify(changed, new JwsKeySet(key), out VerifiedJws verified, out _).ShouldBeFalse(changed);
            verified.Payload.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void A_token_cut_short_or_extended_is_refused(string algorithm)
    {
        JwsKey key = TestKeys.Named(algorithm);
        JwsKeySet keys = new(key);
        string token = Jws.Sign("payload"u8, key);

        for (int length = 0; length < token.Length; length++)
        {
            Jws.TryVerify(token.AsSpan(0, length), keys, out _, out _).ShouldBeFalse();
        }

        foreach (string extra in new[] { "A", "AA", "AAA", "AAAA", "=", ".", " ", "\n", ".A" })
        {
            Jws.TryVerify(token + extra, keys, out _, out _).ShouldBeFalse();
            Jws.TryVerify(extra + token, keys, out _, out _).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"hs"}""", TokenFailure.AlgorithmNotTheKeys)]
    [InlineData("""{"alg":"None","kid":"hs"}""", TokenFailure.AlgorithmNotTheKeys)]
    [InlineData("""{"alg":"hs256","kid":"hs"}""", TokenFailure.AlgorithmNotTheKeys)]
    [InlineData("""{"alg":"HS384","kid":"hs"}""", TokenFailure.AlgorithmNotTheKeys)]
    [InlineData("""{"alg":"RS256","kid":"hs"}""", TokenFailure.AlgorithmNotTheKeys)]
    [InlineData("""{"alg":"","kid":"hs"}""", TokenFailure.AlgorithmNotTheKeys)]
    [InlineData("""{"kid":"hs"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":null,"kid":"hs"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":["HS256"],"kid":"hs"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"Alg":"HS256","kid":"hs"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256"}""", TokenFailure.KeyUnknown)]
    [InlineData("""{"alg":"HS256","kid":"other"}""", TokenFailure.KeyUnknown)]
    [InlineData("""{"alg":"HS256","kid":"HS"}""", TokenFailure.KeyUnknown)]
    [InlineData("""{"alg":"HS256","kid":"../../dev/null"}""", TokenFailure.KeyUnknown)]
    [InlineData("""{"alg":"HS256","kid":"' OR 1=1"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":""}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":null}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":1}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":["hs"]}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs\u0000"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"\ud800"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","typ":7}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","crit":["exp"]}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","crit":[]}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","b64":false}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","b64":true}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","jwk":{"kty":"oct","k":"AA"}}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","jku":"https://a.example/"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","x5u":"https://a.example/"}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","x5c":["MII"]}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"HS256","kid":"hs","\u0063rit":["exp"]}""", TokenFailure.HeaderMemberRefused)]
    [InlineData("""{"alg":"none","alg":"HS256","kid":"hs"}""", TokenFailure.HeaderNotStrictJson)]
    [InlineData("""{"alg":"HS256","kid":"x","kid":"hs"}""", TokenFailure.HeaderNotStrictJson)]
    [InlineData("""{"alg":"HS256","kid":"hs","\u0061lg":"HS256"}""", TokenFailure.HeaderNotStrictJson)]
    [InlineData("""{"alg":"HS256","kid":"hs","z":{"a":1,"a":2}}""", TokenFailure.HeaderNotStrictJson)]
    [InlineData("""{"alg":"HS256","kid":"hs"}{}""", TokenFailure.HeaderNotStrictJson)]
    [InlineData("""{"alg":"HS256","kid":"hs",}""", TokenFailure.HeaderNotStrictJson)]
    [InlineData("""{"alg":"HS256","kid":"hs"/**/}""", TokenFailure.HeaderNotStrictJson)]
    [InlineData("""["HS256","hs"]""", TokenFailure.HeaderNotStrictJson)]
    [InlineData("null", TokenFailure.HeaderNotStrictJson)]
    [InlineData("", TokenFailure.HeaderNotStrictJson)]
    [InlineData("\ufeff{\"alg\":\"HS256\",\"kid\":\"hs\"}", TokenFailure.HeaderNotStrictJson)]
    public void A_header_out_of_the_profile_is_refused_though_its_signature_is_right(string header, TokenFailure reason)
    {
        string token = TestKeys.Token(header, "{}", TestKeys.Hmac);

        Jws.TryVerify(token, new JwsKeySet(TestKeys.Hmac), out _, out TokenFailure failure).ShouldBeFalse();

        failure.ShouldBe(reason);
    }

    [Fact]
    public void The_header_those_are_changed_from_is_good()
    {
        string token = TestKeys.Token(GoodHeader, "{}", TestKeys.Hmac);
        Jws.TryVerify(token, new JwsKeySet(TestKeys.Hmac), out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_header_that_is_not_UTF8_or_too_deep_is_refused()
    {
        byte[] broken = [.. """{"alg":"HS256","kid":"hs","x":" """u8, 0xff, .. "\"}"u8];
        string deep = $"{{\"alg\":\"HS256\",\"kid\":\"hs\",\"x\":{new string('[', 40)}{new string(']', 40)}}}";

        Failure(TestKeys.Token(broken, [], TestKeys.Hmac)).ShouldBe(TokenFailure.HeaderNotStrictJson);
        Failure(TestKeys.Token(deep, "", TestKeys.Hmac)).ShouldBe(TokenFailure.HeaderNotStrictJson);
    }

    [Fact]
    public void A_key_id_has_an_upper_length()
    {
        string kid = new('k', JwsKey.MaxKeyIdLength + 1);
        string header = $$"""{"alg":"HS256","kid":"{{kid}}"}""";

        Failure(TestKeys.Token(header, "", TestKeys.Hmac)).ShouldBe(TokenFailure.HeaderMemberRefused);
        Should.Throw<UnusableKeyException>(() => new HmacSha256Key(new byte[32], kid));
    }

    [Fact]
    public void No_signature_is_no_token()
    {
        string none = $"{Base64Url.Encode("""{"alg":"none","kid":"hs"}"""u8)}.{Base64Url.Encode("{}"u8)}.";
        string hmac = $"{Base64Url.Encode("""{"alg":"HS256","kid":"hs"}"""u8)}.{Base64Url.Encode("{}"u8)}.";

        Failure(none).ShouldBe(TokenFailure.SignatureMissing);
        Failure(hmac).ShouldBe(TokenFailure.SignatureMissing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("a.b.c.d.e")]
    public void Three_parts_and_no_other_number(string token) => Failure(token).ShouldBe(TokenFailure.NotThreeParts);

    [Fact]
    public void Dots_alone_are_refused()
    {
        Failure("..").ShouldBe(TokenFailure.SignatureMissing);
        Failure("..A").ShouldBe(TokenFailure.HeaderNotStrictJson);
        Failure(new string('.', Jws.MaxTokenLength)).ShouldBe(TokenFailure.NotThreeParts);
    }

    [Fact]
    public void A_token_of_8_KiB_is_read_and_a_longer_one_is_not()
    {
        string frame = Jws.Sign([], TestKeys.Hmac);
        int room = (Jws.MaxTokenLength - frame.Length) / 4 * 3;

        Failure(Jws.Sign(new byte[room], TestKeys.Hmac)).ShouldBe(TokenFailure.None);
        Failure(Jws.Sign(new byte[room + 3], TestKeys.Hmac)).ShouldBe(TokenFailure.TooLong);
    }

    [Fact]
    public void A_part_spelt_another_way_is_refused_though_its_signature_is_right()
    {
        string header = Base64Url.Encode(Encoding.UTF8.GetBytes(GoodHeader));
        foreach (string payload in new[] { "Zh", "Zg==", "Z", "Zm9v+", "Zm 9v", "Zm9\u00f6", "Zm9v\n" })
        {
            Failure(TestKeys.Signed($"{header}.{payload}", TestKeys.Hmac)).ShouldBe(TokenFailure.NotBase64Url, payload);
        }

        Failure(TestKeys.Signed($"{header}=.Zm9v", TestKeys.Hmac)).ShouldBe(TokenFailure.NotBase64Url);
        Failure(TestKeys.Signed($"{header}.Zm9v", TestKeys.Hmac) + "=").ShouldBe(TokenFailure.NotBase64Url);
    }

    [Fact]
    public void Any_text_is_refused_without_an_exception()
    {
        Random random = new(20_240_601);
        string token = Jws.Sign("{}"u8, TestKeys.Hmac, "JWT");
        JwsKeySet keys = new(TestKeys.Hmac);
        for (int i = 0; i < 20_000; i++)
        {
            char[] noise = token.ToCharArray();
            for (int changes = random.Next(1, 6); changes > 0; changes--)
            {
                noise[random.Next(noise.Length)] = (char)random.Next(random.Next(2) == 0 ? 128 : 65_536);
            }

            bool same = token.AsSpan().SequenceEqual(noise);
            Jws.TryVerify(noise, keys, out _, out _).ShouldBe(same);
        }
    }

    private static TokenFailure Failure(string token)
    {
        Jws.TryVerify(token, new JwsKeySet(TestKeys.Hmac), out _, out TokenFailure failure);
        return failure;
    }
}

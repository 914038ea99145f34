using System.Text;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security.Jose;

public class JwtTests
{
    private const long Now = 1_700_000_000;

    private static readonly JwtProfile Access = new()
    {
        Type = "at+jwt",
        Issuer = "streamhub",
        Audience = "streamhub-api",
    };

    private readonly FixedClock _clock = new(DateTimeOffset.FromUnixTimeSeconds(Now));

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void An_issued_token_is_taken_until_it_expires(string algorithm)
    {
        JwsKey key = TestKeys.Named(algorithm);
        string token = new JwtIssuer(Access, key, _clock).Issue(
            "user-1",
            TimeSpan.FromMinutes(5),
            out DateTimeOffset expiresAt,
            ("role", "admin"),
            ("name", "Zoë \"Z\" 🎧")
        );
        JwtVerifier verifier = new(Access, new JwsKeySet(key), _clock);

        verifier.TryVerify(token, out JwtClaims? claims, out _).ShouldBeTrue();
        claims.Subject.ShouldBe("user-1");
        claims.ExpiresAt.ShouldBe(expiresAt);
        claims.Text("role").ShouldBe("admin");
        claims.Text("name").ShouldBe("Zoë \"Z\" 🎧");
        claims.Text("exp").ShouldBeNull();
        claims.Text("absent").ShouldBeNull();

        _clock.Now = expiresAt + Access.Skew - TimeSpan.FromTicks(1);
        verifier.TryVerify(token, out _, out _).ShouldBeTrue();
        _clock.Now = expiresAt + Access.Skew;
        verifier.TryVerify(token, out JwtClaims? late, out TokenFailure failure).ShouldBeFalse();
        late.ShouldBeNull();
        failure.ShouldBe(TokenFailure.Expired);
    }

    [Theory]
    [InlineData("\"exp\":1700000001", TokenFailure.None)]
    [InlineData("\"exp\":1699999970.5", TokenFailure.None)]
    [InlineData("\"exp\":1.7000001e9", TokenFailure.None)]
    [InlineData("\"exp\":253402300799", TokenFailure.None)]
    [InlineData("\"exp\":1699999970", TokenFailure.Expired)]
    [InlineData("\"exp\":0", TokenFailure.Expired)]
    [InlineData("\"x\":1", TokenFailure.ExpiryMissing)]
    [InlineData("\"exp\":null", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":\"1700000300\"", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":true", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":[1700000300]", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":-1", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":253402300800", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":9223372036854775808", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":1e400", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":1700000300,\"nbf\":1700000030", TokenFailure.None)]
    [InlineData("\"exp\":1700000300,\"nbf\":1700000030.5", TokenFailure.NotYetValid)]
    [InlineData("\"exp\":1700000300,\"nbf\":1700000031", TokenFailure.NotYetValid)]
    [InlineData("\"exp\":1700000300,\"nbf\":\"0\"", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":1700000300,\"iat\":1700000030", TokenFailure.None)]
    [InlineData("\"exp\":1700000300,\"iat\":1700000031", TokenFailure.IssuedInTheFuture)]
    [InlineData("\"exp\":1700000300,\"iat\":{}", TokenFailure.ClaimMalformed)]
    [InlineData("\"exp\":1700000300,\"exp\":1700000300", TokenFailure.PayloadNotStrictJson)]
    public void Times_are_numbers_in_range_and_within_the_skew(string times, TokenFailure expected) =>
        Judge($$"""{"iss":"streamhub","aud":"streamhub-api","sub":"u",{{times}}}""").ShouldBe(expected);

    [Theory]
    [InlineData("\"iss\":\"streamhub\",\"aud\":\"streamhub-api\"", TokenFailure.None)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":[\"other\",\"streamhub-api\"]", TokenFailure.None)]
    [InlineData("\"aud\":\"streamhub-api\"", TokenFailure.IssuerWrong)]
    [InlineData("\"iss\":\"StreamHub\",\"aud\":\"streamhub-api\"", TokenFailure.IssuerWrong)]
    [InlineData("\"iss\":\"streamhub/\",\"aud\":\"streamhub-api\"", TokenFailure.IssuerWrong)]
    [InlineData("\"iss\":[\"streamhub\"],\"aud\":\"streamhub-api\"", TokenFailure.IssuerWrong)]
    [InlineData("\"iss\":null,\"aud\":\"streamhub-api\"", TokenFailure.IssuerWrong)]
    [InlineData("\"iss\":\"\\ud800\",\"aud\":\"streamhub-api\"", TokenFailure.IssuerWrong)]
    [InlineData("\"iss\":\"streamhub\"", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":\"other\"", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":\"\"", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":[]", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":[\"other\"]", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":[\"streamhub-api\",1]", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":[[\"streamhub-api\"]]", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":{\"streamhub-api\":1}", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"streamhub\",\"aud\":null", TokenFailure.AudienceWrong)]
    [InlineData("\"iss\":\"x\",\"iss\":\"streamhub\",\"aud\":\"streamhub-api\"", TokenFailure.PayloadNotStrictJson)]
    public void Issuer_and_audience_are_ours(string parties, TokenFailure expected) =>
        Judge($$"""{"sub":"u","exp":1700000300,{{parties}}}""").ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"iss\":\"streamhub\"")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"\\ud800\":1}x")]
    public void A_payload_is_one_strict_object(string payload) =>
        Judge(payload).ShouldBe(TokenFailure.PayloadNotStrictJson);

    [Theory]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"\\ud800\":1,\"\\udc00\":2}")]
    public void Half_a_surrogate_pair_is_no_exception(string payload) => Judge(payload).ShouldNotBe(TokenFailure.None);

    [Fact]
    public void Half_a_surrogate_pair_in_a_claim_reads_as_absent()
    {
        string payload = """{"iss":"streamhub","aud":"streamhub-api","exp":1700000300,"sub":"\ud800"}""";
        string token = Jws.Sign(Encoding.UTF8.GetBytes(payload), TestKeys.Hmac, Access.Type);

        Verifier(Access).TryVerify(token, out JwtClaims? claims, out _).ShouldBeTrue();

        claims.Subject.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("JWT")]
    [InlineData("AT+JWT")]
    [InlineData("application/at+jwt")]
    [InlineData("rt+jwt")]
    public void A_token_of_another_purpose_does_not_stand_in(string? type)
    {
        string payload = """{"iss":"streamhub","aud":"streamhub-api","sub":"u","exp":1700000300}""";
        string token = Jws.Sign(Encoding.UTF8.GetBytes(payload), TestKeys.Hmac, type);

        Verifier(Access).TryVerify(token, out _, out TokenFailure failure).ShouldBeFalse();
        failure.ShouldBe(TokenFailure.TypeWrong);
    }

    [Fact]
    public void Purposes_are_apart_both_ways()
    {
        JwtProfile ticket = Access with { Type = "ticket+jwt" };
        string access = Issue(Access);
        string issued = Issue(ticket);

        Verifier(Access).TryVerify(access, out _, out _).ShouldBeTrue();
        Verifier(ticket).TryVerify(issued, out _, out _).ShouldBeTrue();
        Verifier(Access).TryVerify(issued, out _, out _).ShouldBeFalse();
        Verifier(ticket).TryVerify(access, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void Without_an_audience_of_ours_a_token_may_name_none()
    {
        JwtProfile open = Access with { Audience = null };

        Verifier(open).TryVerify(Issue(open), out _, out _).ShouldBeTrue();
        Verifier(open).TryVerify(Issue(Access), out _, out TokenFailure failure).ShouldBeFalse();
        failure.ShouldBe(TokenFailure.AudienceWrong);
    }

    [Fact]
    public void The_skew_has_an_upper_bound()
    {
        (Access with { Skew = TimeSpan.Zero }).Skew.ShouldBe(TimeSpan.Zero);
        Should.Throw<ArgumentOutOfRangeException>(() => Access with { Skew = TimeSpan.FromSeconds(31) });
        Should.Throw<ArgumentOutOfRangeException>(() => Access with { Skew = TimeSpan.FromSeconds(-1) });
    }

    [Fact]
    public void The_issuer_keeps_its_own_claims()
    {
        JwtIssuer issuer = new(Access, TestKeys.Hmac, _clock);

        Should.Throw<ArgumentException>(() => issuer.Issue("u", TimeSpan.FromMinutes(1), out _, ("exp", "9")));
        Should.Throw<ArgumentException>(() =>
            issuer.Issue("u", TimeSpan.FromMinutes(1), out _, ("a", "1"), ("a", "2"))
        );
        Should.Throw<ArgumentOutOfRangeException>(() => issuer.Issue("u", TimeSpan.Zero, out _));
    }

    [Fact]
    public void Five_parts_tampering_and_the_wrong_key_end_before_the_claims_are_read()
    {
        string token = Issue(Access);
        string[] parts = token.Split('.');
        string admin = Base64Url.Encode(
            """{"iss":"streamhub","aud":"streamhub-api","sub":"root","exp":1700000300}"""u8
        );

        Failure($"{token}.{parts[1]}.{parts[2]}").ShouldBe(TokenFailure.NotThreeParts);
        Failure($"{parts[0]}.{admin}.{parts[2]}").ShouldBe(TokenFailure.SignatureWrong);
        Failure($"{parts[0]}.{parts[1]}.").ShouldBe(TokenFailure.SignatureMissing);
        Failure(new string('a', 9000)).ShouldBe(TokenFailure.TooLong);
        Failure(Jws.Sign("{}"u8, new HmacSha256Key(new byte[32], "hs"), Access.Type))
            .ShouldBe(TokenFailure.SignatureWrong);
    }

    private TokenFailure Judge(string payload) =>
        Failure(Jws.Sign(Encoding.UTF8.GetBytes(payload), TestKeys.Hmac, Access.Type));

    private TokenFailure Failure(string token)
    {
        bool taken = Verifier(Access).TryVerify(token, out JwtClaims? claims, out TokenFailure failure);
        (claims is not null).ShouldBe(taken);
        return failure;
    }

    private JwtVerifier Verifier(JwtProfile profile) => new(profile, new JwsKeySet(TestKeys.Hmac), _clock);

    private string Issue(JwtProfile profile) =>
        new JwtIssuer(profile, TestKeys.Hmac, _clock).Issue("u", TimeSpan.FromMinutes(5), out _);
}

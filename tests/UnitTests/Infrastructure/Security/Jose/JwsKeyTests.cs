using System.Security.Cryptography;
using System.Text;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security.Jose;

public class JwsKeyTests
{
    [Fact]
    public void The_public_key_is_no_HMAC_secret()
    {
        using RSA rsa = RSA.Create(2048);
        RsaSha256Key key = new(rsa.ExportParameters(includePrivateParameters: true), "rs");
        string[] spellings =
        [
            rsa.ExportSubjectPublicKeyInfoPem(),
            rsa.ExportSubjectPublicKeyInfoPem() + "\n",
            rsa.ExportRSAPublicKeyPem(),
            Encoding.Latin1.GetString(rsa.ExportSubjectPublicKeyInfo()),
        ];

        foreach (byte[] secret in spellings.Select(Encoding.Latin1.GetBytes))
        {
            HmacSha256Key forger = new(secret, "rs");
            string confused = Jws.Sign("{}"u8, forger);
            string disguised = TestKeys.Token("""{"alg":"RS256","kid":"rs"}""", "{}", forger);

            Failure(confused, key.PublicHalf()).ShouldBe(TokenFailure.AlgorithmNotTheKeys);
            Failure(disguised, key.PublicHalf()).ShouldBe(TokenFailure.SignatureWrong);
        }
    }

    [Fact]
    public void Another_key_of_the_same_name_does_not_verify()
    {
        Failure(Jws.Sign("{}"u8, TestKeys.Hmac), new HmacSha256Key(new byte[32], "hs"))
            .ShouldBe(TokenFailure.SignatureWrong);
        Failure(Jws.Sign("{}"u8, TestKeys.Rsa), TestKeys.FromRsa(2048, "rs")).ShouldBe(TokenFailure.SignatureWrong);
        Failure(Jws.Sign("{}"u8, TestKeys.Rsa), TestKeys.FromRsa(3072, "rs")).ShouldBe(TokenFailure.SignatureWrong);
        Failure(Jws.Sign("{}"u8, TestKeys.Ecdsa), TestKeys.FromCurve("es")).ShouldBe(TokenFailure.SignatureWrong);
    }

    [Fact]
    public void A_public_half_verifies_and_does_not_sign()
    {
        foreach (JwsKey half in new JwsKey[] { TestKeys.Rsa.PublicHalf(), TestKeys.Ecdsa.PublicHalf() })
        {
            half.CanSign.ShouldBeFalse();
            Should.Throw<InvalidOperationException>(() => half.Sign("x"u8));
            Failure(Jws.Sign("{}"u8, TestKeys.Named(half.Algorithm)), half).ShouldBe(TokenFailure.None);
        }
    }

    [Fact]
    public void A_set_refuses_what_would_leave_a_choice()
    {
        Should.Throw<UnusableKeyException>(() => new JwsKeySet());
        Should.Throw<UnusableKeyException>(() => new JwsKeySet(TestKeys.Hmac, TestKeys.Hmac));
        Should.Throw<UnusableKeyException>(() => new JwsKeySet(TestKeys.Hmac, TestKeys.Rsa));
        Should.Throw<UnusableKeyException>(() => new JwsKeySet(TestKeys.FromCurve(), TestKeys.FromCurve()));
    }

    [Fact]
    public void A_set_of_two_lets_a_key_be_changed()
    {
        JwsKeySet both = new(TestKeys.Rsa, TestKeys.Ecdsa);

        Jws.TryVerify(Jws.Sign("{}"u8, TestKeys.Rsa), both, out _, out _).ShouldBeTrue();
        Jws.TryVerify(Jws.Sign("{}"u8, TestKeys.Ecdsa), both, out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void Weak_keys_are_refused()
    {
        Should.Throw<UnusableKeyException>(() => HmacSha256Key.FromText(new string('s', 31)));
        Should.Throw<UnusableKeyException>(() => TestKeys.FromRsa(1024));
        Should.Throw<UnusableKeyException>(() => new RsaSha256Key(default));
        Should.Throw<UnusableKeyException>(() => new EcdsaP256Key(default));

        using ECDsa otherCurve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        ECParameters parameters = otherCurve.ExportParameters(includePrivateParameters: true);
        Should.Throw<UnusableKeyException>(() => new EcdsaP256Key(parameters));
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public void One_key_serves_many_threads(string algorithm)
    {
        JwsKey key = TestKeys.Named(algorithm);
        JwsKeySet keys = new(key);

        Parallel.For(
            0,
            400,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                string token = Jws.Sign(Encoding.UTF8.GetBytes($"{i}"), key);
                Jws.TryVerify(token, keys, out VerifiedJws verified, out _).ShouldBeTrue();
                Encoding.UTF8.GetString(verified.Payload).ShouldBe($"{i}");
            }
        );
    }

    private static TokenFailure Failure(string token, JwsKey key)
    {
        Jws.TryVerify(token, new JwsKeySet(key), out _, out TokenFailure failure);
        return failure;
    }
}

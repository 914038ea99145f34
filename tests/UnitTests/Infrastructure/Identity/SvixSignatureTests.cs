using System.Text;
using Shouldly;
using StreamHub.Infrastructure.Identity.Clerk;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Identity;

/// <summary>The example of Svix's own documentation, and what differs from it in one thing.</summary>
public class SvixSignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Time = "1614265330";
    private const string Body = """{"test": 2432232314}""";
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset SignedAt = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public void The_published_example_is_good_for_five_minutes(int seconds) =>
        Verify(now: SignedAt.AddSeconds(seconds)).ShouldBeTrue();

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void And_not_longer(int seconds) => Verify(now: SignedAt.AddSeconds(seconds)).ShouldBeFalse();

    [Fact]
    public void Each_part_is_signed()
    {
        Verify(id: "msg_other").ShouldBeFalse();
        Verify(time: "1614265331").ShouldBeFalse();
        Verify(body: Body + " ").ShouldBeFalse();
        Verify(secret: "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").ShouldBeFalse();
    }

    [Theory]
    [InlineData("v1,AAAA " + Signature, true)]
    [InlineData("v1a,AAAA " + Signature + " v2,BBBB", true)]
    [InlineData("", false)]
    [InlineData("v1,", false)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    public void One_good_signature_of_our_version_is_enough(string signatures, bool good) =>
        Verify(signatures: signatures).ShouldBe(good);

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64!")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void A_secret_that_is_none_is_told(string secret) =>
        SvixSignature.TryReadSecret(secret, out _).ShouldBeFalse();

    private static bool Verify(
        string id = Id,
        string time = Time,
        string body = Body,
        string signatures = Signature,
        string secret = Secret,
        DateTimeOffset? now = null
    )
    {
        SvixSignature.TryReadSecret(secret, out var key).ShouldBeTrue();
        return SvixSignature.Verify(Encoding.UTF8.GetBytes(body), id, time, signatures, key, now ?? SignedAt);
    }
}

using Shouldly;
using StreamHub.Infrastructure.WebhookEndpoints;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.WebhookEndpoints;

/// <summary>Against the example that Standard Webhooks' own libraries are tested with.</summary>
public class WebhookSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Seconds = 1_614_265_330;
    private const string Expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static ReadOnlySpan<byte> Body => """{"test": 2432232314}"""u8;

    [Fact]
    public void The_example_is_signed_as_it_says() =>
        WebhookSignature.Of(Id, Seconds, Body, [Secret]).ShouldBe(Expected);

    [Fact]
    public void Each_secret_signs()
    {
        var signatures = WebhookSignature.Of(Id, Seconds, Body, ["whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldA==", Secret]);

        signatures.Split(' ').Length.ShouldBe(2);
        signatures.ShouldEndWith($" {Expected}");
    }
}

using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Our QR codes and codes against an authenticator app made of npm's resvg, jsqr and otpauth.</summary>
public sealed class AuthenticatorTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task An_app_that_scans_our_QR_code_shows_codes_that_we_take()
    {
        NodeTools.SkipWhenMissing();
        var user = await server.RegisterAsync();
        var enrolment = (await user.TryEnrolAsync()).ShouldBe(200);
        var now = server.Time.GetUtcNow();
        var later = now.AddSeconds(30);

        var shown = await NodeScript.RunAsync(
            "authenticator.mjs",
            new[] { now, later }.Select(time => new
            {
                svg = enrolment.Text("qrSvg"),
                timestamp = time.ToUnixTimeMilliseconds(),
            })
        );

        shown[0].GetProperty("uri").GetString().ShouldBe(enrolment.Text("otpauthUri"));
        shown[0].GetProperty("issuer").GetString().ShouldBe("StreamHub");
        shown[0].GetProperty("label").GetString().ShouldBe(user.Email);
        shown[0].GetProperty("secret").GetString().ShouldBe(enrolment.Text("secret"));
        shown[0].GetProperty("algorithm").GetString().ShouldBe("SHA1");
        shown[0].GetProperty("digits").GetInt32().ShouldBe(6);
        shown[0].GetProperty("period").GetInt32().ShouldBe(30);
        (await user.ConfirmTwoFactorAsync(shown[0].GetProperty("code").GetString()!)).ShouldBe(200);
        var challenge = await server.ChallengeAsync(user);
        (await server.AnswerAsync(challenge, shown[1].GetProperty("code").GetString()!)).ShouldBe(200);
    }
}

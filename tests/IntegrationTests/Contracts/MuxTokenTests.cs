using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Another JOSE implementation accepts the tokens that we sign for Mux, each for its own audience only.</summary>
public sealed class MuxTokenTests(MuxServer server) : IClassFixture<MuxServer>
{
    [Fact]
    public async Task Jose_verifies_our_tokens_with_the_public_key_and_refuses_other_audiences_and_altered_ones()
    {
        NodeTools.SkipWhenMissing();
        var owner = await server.RegisterAsync();
        var id = await server.ReadyMuxVideoAsync(owner);
        var playback = (await owner.StartPlaybackAsync(id)).ShouldBe(200);
        var key = server.Sandbox.Mux.SigningKeys.ShouldHaveSingleItem();
        var jwk = PublicHalfOf(key.PrivatePem);
        var (play, picture, storyboard) = (
            playback.Text("token"),
            TokenIn(playback, "thumbnailUrl"),
            TokenIn(playback, "storyboardUrl")
        );
        object Case(string token, string audience) =>
            new
            {
                token,
                jwk,
                options = new
                {
                    algorithms = new[] { "RS256" },
                    audience,
                    requiredClaims = new[] { "sub", "kid", "exp" },
                },
            };

        var verdicts = await NodeScript.RunAsync(
            "jose-verify.mjs",
            new[]
            {
                Case(play, "v"),
                Case(picture, "t"),
                Case(storyboard, "s"),
                Case(play, "t"),
                Case(picture, "v"),
                Case(PlaybackToken.WithClaim(play, "\"premium\":true"), "v"),
            }
        );

        verdicts
            .EnumerateArray()
            .Select(verdict => verdict.GetProperty("accepted").GetBoolean())
            .ShouldBe([true, true, true, false, false, false]);
        var asset = (await server.AtMuxAsync(owner, id)).ShouldNotBeNull();
        verdicts[0].GetProperty("payload").GetProperty("sub").GetString().ShouldBe(asset.PlaybackIds.Single().Id);
        verdicts[0].GetProperty("payload").GetProperty("kid").GetString().ShouldBe(key.Id);
        verdicts[0].GetProperty("header").GetProperty("kid").GetString().ShouldBe(key.Id);
    }

    private static string TokenIn(ApiAnswer playback, string address) => playback.Text(address).Split("?token=")[1];

    private static object PublicHalfOf(string pem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            n = Base64Url.EncodeToString(key.Modulus),
            e = Base64Url.EncodeToString(key.Exponent),
        };
    }
}

using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

public sealed class MuxPlaybackTokensTests : IDisposable
{
    private readonly MuxFixture _mux = new();

    public void Dispose() => _mux.Dispose();

    [Fact]
    public async Task Each_address_has_the_token_that_Mux_takes_there()
    {
        var grant = await GrantAsync(downloadable: true);

        AddressOf(grant.Hls).ShouldBe("https://stream.test/p1.m3u8");
        AddressOf(grant.Thumbnail).ShouldBe("https://image.test/p1/thumbnail.jpg");
        AddressOf(grant.Storyboard).ShouldBe("https://image.test/p1/storyboard.vtt");
        AddressOf(grant.Download).ShouldBe("https://stream.test/p1/highest.mp4");
        grant.Dash.ShouldBeNull();
        TokenIn(grant.Hls).ShouldBe(grant.Token);
        TokenIn(grant.Download).ShouldBe(grant.Token);
        AudienceOf(grant.Hls).ShouldBe("v");
        AudienceOf(grant.Thumbnail).ShouldBe("t");
        AudienceOf(grant.Storyboard).ShouldBe("s");
    }

    [Fact]
    public async Task A_token_names_playback_id_audience_key_and_end()
    {
        var claims = Verified(TokenIn((await GrantAsync()).Hls));

        claims.EnumerateObject().Select(claim => claim.Name).ShouldBe(["sub", "aud", "kid", "exp"]);
        claims.GetProperty("sub").GetString().ShouldBe("p1");
        claims.GetProperty("kid").GetString().ShouldBe(TestKeys.Rsa.KeyId);
        claims.GetProperty("exp").GetInt64().ShouldBe(Moments.Noon.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_grant_without_a_download_has_no_address_for_it() =>
        (await GrantAsync(downloadable: false)).Download.ShouldBeNull();

    [Fact]
    public async Task Grants_of_one_video_until_one_second_share_their_tokens()
    {
        var one = await GrantAsync();

        (await GrantAsync(until: Moments.Noon.AddMilliseconds(999))).Token.ShouldBeSameAs(one.Token);
        (await GrantAsync(until: Moments.Noon.AddSeconds(1))).Token.ShouldNotBe(one.Token);
        (await GrantAsync("p2")).Token.ShouldNotBe(one.Token);
    }

    [Fact]
    public async Task What_has_no_playback_id_yet_is_not_ready() =>
        (await _mux.Provider.GrantPlaybackAsync(new("u1"), downloadable: false, Moments.Noon, default)).Error.ShouldBe(
            VideoErrors.NotReady
        );

    private static string AddressOf(Uri? url) => url.ShouldNotBeNull().GetLeftPart(UriPartial.Path);

    private static string TokenIn(Uri? url) => url.ShouldNotBeNull().Query["?token=".Length..];

    private static string? AudienceOf(Uri? url) => Verified(TokenIn(url)).GetProperty("aud").GetString();

    // With the half that Mux has.
    private static JsonElement Verified(string token)
    {
        var keys = new JwsKeySet(TestKeys.Rsa.PublicHalf());
        Jws.TryVerify(token, keys, out var verified, out _).ShouldBeTrue();
        verified.KeyId.ShouldBe(TestKeys.Rsa.KeyId);
        return JsonElement.Parse(verified.Payload);
    }

    private async Task<PlaybackGrant> GrantAsync(
        string playbackId = "p1",
        bool downloadable = false,
        DateTimeOffset? until = null
    ) =>
        (
            await _mux.Provider.GrantPlaybackAsync(
                new("a1", playbackId),
                downloadable,
                until ?? Moments.Noon,
                CancellationToken.None
            )
        ).Value;
}

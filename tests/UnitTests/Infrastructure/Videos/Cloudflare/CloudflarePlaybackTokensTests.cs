using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Cloudflare;

public sealed class CloudflarePlaybackTokensTests : IDisposable
{
    private readonly CloudflareFixture _cloudflare = new();

    public void Dispose() => _cloudflare.Dispose();

    [Fact]
    public async Task A_token_names_video_key_and_end()
    {
        var claims = Verified(await Sign(downloadable: false));

        claims.EnumerateObject().Select(claim => claim.Name).ShouldBe(["sub", "kid", "exp"]);
        claims.GetProperty("sub").GetString().ShouldBe("v1");
        claims.GetProperty("kid").GetString().ShouldBe(TestKeys.Rsa.KeyId);
        claims.GetProperty("exp").GetInt64().ShouldBe(Moments.Noon.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_token_opens_the_download_only_where_it_says_so() =>
        Verified(await Sign(downloadable: true)).GetProperty("downloadable").GetBoolean().ShouldBeTrue();

    [Fact]
    public async Task A_token_ends_no_later_than_it_should()
    {
        var token = await _cloudflare.Tokens.SignAsync(
            "v1",
            downloadable: false,
            Moments.Noon.AddMilliseconds(999),
            CancellationToken.None
        );

        Verified(token.Value).GetProperty("exp").GetInt64().ShouldBe(Moments.Noon.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task The_addresses_of_a_grant_carry_its_token()
    {
        var grant = (await Grant(downloadable: true)).Value;

        var root = $"https://customer-1.test/{grant.Token}";
        grant.Hls.AbsoluteUri.ShouldBe($"{root}/manifest/video.m3u8");
        grant.Dash.AbsoluteUri.ShouldBe($"{root}/manifest/video.mpd");
        grant.Thumbnail.AbsoluteUri.ShouldBe($"{root}/thumbnails/thumbnail.jpg");
        grant.Download!.AbsoluteUri.ShouldBe($"{root}/downloads/default.mp4");
    }

    [Fact]
    public async Task A_grant_without_a_download_has_no_address_for_it() =>
        (await Grant(downloadable: false)).Value.Download.ShouldBeNull();

    private async Task<string> Sign(bool downloadable) =>
        (await _cloudflare.Tokens.SignAsync("v1", downloadable, Moments.Noon, CancellationToken.None)).Value;

    private Task<Result<PlaybackGrant>> Grant(bool downloadable) =>
        _cloudflare.Provider.GrantPlaybackAsync("v1", downloadable, Moments.Noon, CancellationToken.None);

    // With the half that Cloudflare has.
    private static JsonElement Verified(string token)
    {
        var keys = new JwsKeySet(TestKeys.Rsa.PublicHalf());
        Jws.TryVerify(token, keys, out var verified, out _).ShouldBeTrue();
        verified.KeyId.ShouldBe(TestKeys.Rsa.KeyId);
        return JsonElement.Parse(verified.Payload);
    }
}

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
        var token = await Sign("v1", downloadable: false, Moments.Noon.AddMilliseconds(999));

        Verified(token).GetProperty("exp").GetInt64().ShouldBe(Moments.Noon.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Grants_of_one_video_until_one_second_share_a_token()
    {
        var one = await Sign(downloadable: false);
        var within = await Sign("v1", downloadable: false, Moments.Noon.AddMilliseconds(999));

        within.ShouldBeSameAs(one);
    }

    [Theory]
    [InlineData("v2", false, 0)]
    [InlineData("v1", true, 0)]
    [InlineData("v1", false, 1)]
    public async Task Another_video_right_or_end_has_a_token_of_its_own(string uid, bool downloadable, int later)
    {
        await Sign(downloadable: false);

        var claims = Verified(await Sign(uid, downloadable, Moments.Noon.AddSeconds(later)));

        claims.GetProperty("sub").GetString().ShouldBe(uid);
        claims.TryGetProperty("downloadable", out _).ShouldBe(downloadable);
        claims.GetProperty("exp").GetInt64().ShouldBe(Moments.Noon.ToUnixTimeSeconds() + later);
    }

    [Fact]
    public async Task The_addresses_of_a_grant_carry_its_token()
    {
        var grant = (await Grant(downloadable: true)).Value;

        var root = $"https://customer-1.test/{grant.Token}";
        grant.Hls.AbsoluteUri.ShouldBe($"{root}/manifest/video.m3u8");
        grant.Dash!.AbsoluteUri.ShouldBe($"{root}/manifest/video.mpd");
        grant.Thumbnail.AbsoluteUri.ShouldBe($"{root}/thumbnails/thumbnail.jpg");
        grant.Download!.AbsoluteUri.ShouldBe($"{root}/downloads/default.mp4");
    }

    [Fact]
    public async Task A_grant_without_a_download_has_no_address_for_it() =>
        (await Grant(downloadable: false)).Value.Download.ShouldBeNull();

    private Task<string> Sign(bool downloadable) => Sign("v1", downloadable, Moments.Noon);

    private async Task<string> Sign(string uid, bool downloadable, DateTimeOffset expiresAt) =>
        (
            await _cloudflare.Tokens.SignAsync(
                _cloudflare.Provider,
                uid,
                downloadable,
                expiresAt,
                CancellationToken.None
            )
        ).Value;

    private Task<Result<PlaybackGrant>> Grant(bool downloadable) =>
        _cloudflare.Provider.GrantPlaybackAsync(new("v1"), downloadable, Moments.Noon, CancellationToken.None);

    // With the half that Cloudflare has.
    private static JsonElement Verified(string token)
    {
        var keys = new JwsKeySet(TestKeys.Rsa.PublicHalf());
        Jws.TryVerify(token, keys, out var verified, out _).ShouldBeTrue();
        verified.KeyId.ShouldBe(TestKeys.Rsa.KeyId);
        return JsonElement.Parse(verified.Payload);
    }
}

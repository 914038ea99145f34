using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Mux;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The sandbox plays what was uploaded to whoever may see it.</summary>
public sealed class MuxPlaybackTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_player_gets_from_the_playlist_to_the_bytes_with_one_token()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var (asset, key) = await PrepareAsync(mux);
        var master = $"{mux.Host.Mux.StreamUrl}{asset.PlaybackIds[0].Id}.m3u8?token={Sign(mux, asset, key)}";

        var rendition = await FollowAsync(mux, new Uri(master));
        var media = await FollowAsync(mux, rendition);

        (await mux.Http.GetByteArrayAsync(media)).ShouldBe(SampleVideo.Bytes);
    }

    [Theory]
    [InlineData("sub", "another")]
    [InlineData("aud", "t")]
    [InlineData("kid", "another")]
    [InlineData("exp", "0")]
    [InlineData("exp", null)]
    [InlineData("playback_restriction_id", "some")]
    public async Task A_token_that_is_wrong_in_one_claim_opens_nothing(string claim, string? value)
    {
        await using var mux = await MuxSandbox.StartAsync();
        var (asset, key) = await PrepareAsync(mux);
        var address = $"{mux.Host.Mux.StreamUrl}{asset.PlaybackIds[0].Id}.m3u8";

        (await StatusAsync(Sign(mux, asset, key))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(Sign(mux, asset, key, claims => Set(claims, claim, value)))).ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await StatusAsync("")).ShouldBe(HttpStatusCode.Forbidden);

        async Task<HttpStatusCode> StatusAsync(string token) =>
            (await mux.Http.GetAsync($"{address}?token={token}")).StatusCode;
    }

    [Fact]
    public async Task A_token_ends_and_a_deleted_key_opens_nothing_more()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var (asset, key) = await PrepareAsync(mux);
        var address = $"{mux.Host.Mux.StreamUrl}{asset.PlaybackIds[0].Id}.m3u8?token=";
        var token = Sign(mux, asset, key);
        mux.Host.Clock.Advance(Life);
        (await mux.Http.GetAsync(address + token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        token = Sign(mux, asset, key);
        (await mux.Http.GetAsync(address + token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await mux.Http.DeleteAsync($"system/v1/signing-keys/{key.Id}")).EnsureSuccessStatusCode();

        (await mux.Http.GetAsync(address + token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://app.test/watch", HttpStatusCode.OK)]
    [InlineData("https://www.partner.test/", HttpStatusCode.OK)]
    [InlineData("https://other.test/", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task A_restricted_token_opens_from_the_pages_that_it_is_for(string? page, HttpStatusCode expected)
    {
        await using var mux = await MuxSandbox.StartAsync();
        var (asset, key) = await PrepareAsync(mux);
        var rules = new
        {
            referrer = new { allowed_domains = new[] { "app.test", "*.partner.test" }, allow_no_referrer = false },
            user_agent = new { allow_no_user_agent = true, allow_high_risk_user_agent = true },
        };
        using var made = await mux.Http.PostAsJsonAsync("video/v1/playback-restrictions", rules);
        var id = (await MuxSandbox.DataAsync(made)).GetProperty("id").GetString();
        var token = Sign(mux, asset, key, claims => claims["playback_restriction_id"] = id);

        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"{mux.Host.Mux.StreamUrl}{asset.PlaybackIds[0].Id}.m3u8?token={token}"
        );
        request.Headers.Referrer = page is null ? null : new Uri(page);

        (await mux.Http.SendAsync(request)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_thumbnails_time_is_the_tokens_and_within_the_video()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var (asset, key) = await PrepareAsync(mux);
        var address = $"{mux.Host.Mux.ImageUrl}{asset.PlaybackIds[0].Id}/thumbnail.jpg";

        (await StatusAsync(1, "1000")).ShouldBe(HttpStatusCode.OK, "the token's time counts");
        (await StatusAsync(1000, "1")).ShouldBe(HttpStatusCode.BadRequest);

        async Task<HttpStatusCode> StatusAsync(double time, string asked)
        {
            var token = Sign(mux, asset, key, claims => (claims["aud"], claims["time"]) = ("t", time));
            return (await mux.Http.GetAsync($"{address}?token={token}&time={asked}")).StatusCode;
        }
    }

    [Fact]
    public async Task Captions_and_downloads_play_when_they_are_ready()
    {
        await using var mux = await MuxSandbox.StartAsync();
        await using var site = await LoopbackSite.StartAsync();
        var captions = Encoding.UTF8.GetBytes("WEBVTT\n\n00:00.000 --> 00:01.000\nŻółw\n");
        var asset = await mux.UploadSampleAsync("public");
        var stream = mux.Host.Mux.StreamUrl + asset.PlaybackIds[0].Id;
        (await mux.Http.GetAsync($"{stream}/highest.mp4")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var text = new
        {
            url = site.Publish("pl.vtt", captions),
            type = "text",
            language_code = "pl",
        };
        await MuxSandbox.DataAsync(await mux.Http.PostAsJsonAsync($"video/v1/assets/{asset.Id}/tracks", text));
        var rendition = new { resolution = "highest" };
        await MuxSandbox.DataAsync(
            await mux.Http.PostAsJsonAsync($"video/v1/assets/{asset.Id}/static-renditions", rendition)
        );
        await mux.Host.Mux.WhenIdleAsync();

        (await mux.Http.GetByteArrayAsync($"{stream}/highest.mp4")).ShouldBe(SampleVideo.Bytes);
        var track = mux.Host.Mux.FindAsset(asset.Id)!.Tracks.Single(one => one.Type == "text").Id;
        (await mux.Http.GetByteArrayAsync($"{stream}/text/{track}.vtt")).ShouldBe(captions);
        (await mux.Http.GetStringAsync($"{stream}.m3u8")).ShouldContain("LANGUAGE=\"pl\"");
    }

    private static async Task<(MuxAsset Asset, MuxSigningKey Key)> PrepareAsync(MuxSandbox mux)
    {
        await MuxSandbox.DataAsync(await mux.Http.PostAsync("system/v1/signing-keys", content: null));
        return (await mux.UploadSampleAsync(), mux.Host.Mux.SigningKeys.Single());
    }

    private static string Sign(MuxSandbox mux, MuxAsset asset, MuxSigningKey key, Action<JsonObject>? change = null)
    {
        var claims = new JsonObject
        {
            ["kid"] = key.Id,
            ["sub"] = asset.PlaybackIds[0].Id,
            ["aud"] = "v",
            ["exp"] = (mux.Host.Clock.GetUtcNow() + Life).ToUnixTimeSeconds(),
        };
        change?.Invoke(claims);
        return Rs256Token.Sign(new JsonObject { ["alg"] = "RS256" }, claims, key.PrivatePem);
    }

    private static void Set(JsonObject claims, string name, string? value)
    {
        claims.Remove(name);
        if (value is not null)
        {
            claims[name] = long.TryParse(value, out var number) ? number : value;
        }
    }

    /// <summary>The first address that a playlist names.</summary>
    private static async Task<Uri> FollowAsync(MuxSandbox mux, Uri playlist)
    {
        var lines = (await mux.Http.GetStringAsync(playlist)).Split('\n');
        return new Uri(playlist, lines.First(line => line.Length > 0 && line[0] != '#'));
    }
}

using System.Net;
using System.Security.Cryptography;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What a grant opens at the vendor, and what it does not.</summary>
public sealed class PlaybackGrantTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly HttpClient Player = new();

    [Fact]
    public async Task A_player_gets_from_the_playlist_to_the_uploaded_bytes()
    {
        var playback = await PlaybackAsync();
        var master = new Uri(playback.Text("hlsUrl"));

        var variants = PartsOf(await Player.GetStringAsync(master));
        var media = new Uri(master, variants.ShouldHaveSingleItem());
        var segments = PartsOf(await Player.GetStringAsync(media));
        var file = await Player.GetByteArrayAsync(new Uri(media, segments[0]));

        Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe(SampleVideo.Sha256);
    }

    [Theory]
    [InlineData("dashUrl", "application/dash+xml")]
    [InlineData("thumbnailUrl", "image/jpeg")]
    public async Task The_other_addresses_work_too(string address, string contentType)
    {
        var playback = await PlaybackAsync();

        using var answer = await Player.GetAsync(new Uri(playback.Text(address)));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(contentType);
    }

    [Fact]
    public async Task A_download_is_the_uploaded_file()
    {
        var playback = await PlaybackAsync(allowDownload: true);

        var file = await Player.GetByteArrayAsync(new Uri(playback.Text("downloadUrl")));

        Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe(SampleVideo.Sha256);
    }

    [Fact]
    public async Task Where_downloads_are_not_allowed_there_is_no_address_and_the_token_opens_none()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner, allowDownload: false);

        var playback = await PlayAsync(owner, id);

        playback.Text("downloadUrl").ShouldBeEmpty();
        (await StatusAsync(DownloadOf(playback))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_download_that_is_no_longer_allowed_gets_no_new_grant()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner, allowDownload: true);
        (await owner.Api.PatchAsync(VideoSteps.PathOf(id), new { allowDownload = false })).ShouldBe(200);

        var playback = await PlayAsync(owner, id);

        playback.Text("downloadUrl").ShouldBeEmpty();
        (await StatusAsync(DownloadOf(playback))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_the_token_the_vendor_refuses()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);
        var uid = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().Uid;
        var playback = await PlayAsync(owner, id);

        var bare = playback.Text("hlsUrl").Replace(playback.Text("token"), uid);

        (await StatusAsync(bare)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_altered_token_is_refused()
    {
        var playback = await PlaybackAsync();
        var token = playback.Text("token");
        var hls = playback.Text("hlsUrl");

        var promoted = PlaybackToken.WithClaim(token, "\"downloadable\":true");
        var unsigned = token[..(token.LastIndexOf('.') + 1)];

        (await StatusAsync(hls)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(hls.Replace(token, promoted))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(hls.Replace(token, unsigned))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_opens_its_own_video_only()
    {
        var owner = await server.RegisterAsync();
        var one = await PlayAsync(owner, await server.ReadyVideoAsync(owner));
        var other = await PlayAsync(owner, await server.ReadyVideoAsync(owner));
        var mine = one.Text("token").Split('.');
        var theirs = other.Text("token").Split('.');

        var mixed = string.Join('.', mine[0], theirs[1], mine[2]);

        (await StatusAsync(one.Text("hlsUrl").Replace(one.Text("token"), mixed))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_of_another_installation_is_refused()
    {
        await using var elsewhere = await VendorSandbox.SandboxHost.StartAsync();
        var playback = await PlaybackAsync();

        var there = playback.Text("hlsUrl").Replace(server.Sandbox.Address.AbsoluteUri, elsewhere.Address.AbsoluteUri);

        (await StatusAsync(there)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var playback = await PlaybackAsync();
        var hls = playback.Text("hlsUrl");

        server.Advance(TimeSpan.FromHours(6) - TimeSpan.FromMinutes(1));
        (await StatusAsync(hls)).ShouldBe(HttpStatusCode.OK);

        server.Advance(TimeSpan.FromMinutes(7));
        (await StatusAsync(hls)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static List<string> PartsOf(string playlist) =>
        [
            .. playlist
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#')),
        ];

    private static string DownloadOf(ApiAnswer playback) =>
        playback.Text("hlsUrl").Replace("manifest/video.m3u8", "downloads/default.mp4");

    private static async Task<HttpStatusCode> StatusAsync(string url)
    {
        using var answer = await Player.GetAsync(new Uri(url));
        return answer.StatusCode;
    }

    private static async Task<ApiAnswer> PlayAsync(User viewer, Guid video)
    {
        var playback = await viewer.StartPlaybackAsync(video);
        return playback.ShouldBe(200);
    }

    private async Task<ApiAnswer> PlaybackAsync(bool allowDownload = false)
    {
        var owner = await server.RegisterAsync();
        return await PlayAsync(owner, await server.ReadyVideoAsync(owner, allowDownload: allowDownload));
    }
}

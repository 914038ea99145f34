using System.Net;
using System.Security.Cryptography;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What a grant opens at Mux, and what it does not.</summary>
public sealed class MuxPlaybackTests(MuxServer server) : IClassFixture<MuxServer>
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
        playback.Text("dashUrl").ShouldBeEmpty("Mux has none");
    }

    [Theory]
    [InlineData("thumbnailUrl", "image/jpeg")]
    [InlineData("storyboardUrl", "text/vtt")]
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
    public async Task Where_downloads_are_not_allowed_there_is_no_address_and_nothing_to_download()
    {
        var playback = await PlaybackAsync();

        playback.Text("downloadUrl").ShouldBeEmpty();
        (await StatusAsync(playback.Text("hlsUrl").Replace(".m3u8", "/highest.mp4"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_token_or_with_that_of_another_address_Mux_refuses()
    {
        var playback = await PlaybackAsync();
        var hls = playback.Text("hlsUrl");
        var thumbnail = playback.Text("thumbnailUrl");
        var (forVideo, forThumbnail) = (playback.Text("token"), TokenIn(thumbnail));

        (await StatusAsync(hls)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(hls.Split('?')[0])).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(hls.Replace(forVideo, forThumbnail))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(thumbnail.Replace(forThumbnail, forVideo))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(playback.Text("storyboardUrl").Split('?')[0] + $"?token={forVideo}")).ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task An_altered_token_and_another_videos_are_refused()
    {
        var playback = await PlaybackAsync();
        var (hls, token) = (playback.Text("hlsUrl"), playback.Text("token"));
        var others = (await PlaybackAsync()).Text("token");
        var mixed = string.Join('.', token.Split('.')[0], others.Split('.')[1], token.Split('.')[2]);

        foreach (
            var wrong in new[]
            {
                others,
                mixed,
                token[..(token.LastIndexOf('.') + 1)],
                PlaybackToken.WithClaim(token, "\"premium\":true"),
            }
        )
        {
            (await StatusAsync(hls.Replace(token, wrong))).ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var playback = await PlaybackAsync();

        server.Advance(TimeSpan.FromHours(6) - TimeSpan.FromMinutes(1));
        (await StatusAsync(playback.Text("hlsUrl"))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(playback.Text("thumbnailUrl"))).ShouldBe(HttpStatusCode.OK);

        server.Advance(TimeSpan.FromMinutes(7));
        (await StatusAsync(playback.Text("hlsUrl"))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(playback.Text("thumbnailUrl"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Once_there_is_a_key_playback_does_without_Muxs_API()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyMuxVideoAsync(owner);
        (await PlayAsync(owner, id)).ShouldBe(200);
        server.Sandbox.Requests.Clear();
        using var outage = VendorOutage.Of(server, Vendors.Mux, new Fault { Kind = FaultKind.Reset, Path = "/video" });

        var playback = (await PlayAsync(owner, id)).ShouldBe(200);

        (await StatusAsync(playback.Text("hlsUrl"))).ShouldBe(HttpStatusCode.OK);
        server.Sandbox.Requests.To(Vendors.Mux).ShouldAllBe(asked => asked.Path.Contains("/stream/"));
        server.Sandbox.Mux.SigningKeys.ShouldHaveSingleItem();
    }

    private static Task<ApiAnswer> PlayAsync(User viewer, Guid videoId) => viewer.StartPlaybackAsync(videoId);

    private static string TokenIn(string url) => url.Split("?token=")[1];

    private static string[] PartsOf(string playlist) =>
        [.. playlist.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];

    private static async Task<HttpStatusCode> StatusAsync(string url)
    {
        using var answer = await Player.GetAsync(new Uri(url));
        return answer.StatusCode;
    }

    private async Task<ApiAnswer> PlaybackAsync(bool allowDownload = false)
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyMuxVideoAsync(owner, allowDownload: allowDownload);
        return (await PlayAsync(owner, id)).ShouldBe(200);
    }
}

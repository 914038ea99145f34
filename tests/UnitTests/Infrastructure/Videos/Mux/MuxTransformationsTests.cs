using System.Net;
using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

/// <summary>Clips, downloads and thumbnails, with a Mux that answers as it likes.</summary>
public sealed class MuxTransformationsTests : IDisposable
{
    private static readonly VendorVideo Film = new("a1", "p1");

    private readonly MuxFixture _mux = new();

    private StubVendor Vendor => _mux.Vendor;

    public void Dispose() => _mux.Dispose();

    [Fact]
    public async Task A_clip_is_an_asset_of_its_own_that_asks_for_signed_addresses()
    {
        var request = new ClipRequest(Film, Guid.NewGuid(), StartSeconds: 1, EndSeconds: 2, "Clip", Guid.NewGuid());
        _mux.Answers("""{"id":"c1","status":"preparing","playback_ids":[{"id":"p2","policy":"signed"}]}""");

        var made = (await _mux.Provider.Clips.CreateAsync(request, default)).Value;

        (made.Video, made.State.State).ShouldBe((new VendorVideo("c1", "p2"), VideoState.Processing));
        _mux.Paths.ShouldBe(["POST /video/v1/assets"]);
        Vendor
            .Asked[0]
            .Body.ShouldBe(
                $$$"""{"inputs":[{"url":"mux://assets/a1","start_time":1,"end_time":2}],"playback_policies":["signed"],"passthrough":"{{{request.VideoId}}}","meta":{"title":"Clip","creator_id":"{{{request.Creator}}}","external_id":"{{{request.VideoId}}}"}}"""
            );
    }

    [Theory]
    [InlineData("", DownloadState.None, null)]
    [InlineData("""{"id":"r","resolution":"audio-only","status":"ready"}""", DownloadState.None, null)]
    [InlineData("""{"id":"r","resolution":"highest"}""", DownloadState.Preparing, null)]
    [InlineData("""{"id":"r","resolution":"highest","status":"preparing"}""", DownloadState.Preparing, null)]
    [InlineData("""{"id":"r","resolution":"highest","status":"ready"}""", DownloadState.Ready, 100)]
    [InlineData("""{"id":"r","resolution":"highest","status":"errored"}""", DownloadState.Failed, null)]
    [InlineData("""{"id":"r","resolution":"highest","status":"skipped"}""", DownloadState.Failed, null)]
    public async Task Each_state_of_a_download_has_its_meaning(string file, DownloadState state, int? percent)
    {
        HasFiles(file);

        (await _mux.Provider.Downloads.FindAsync(Film, default)).Value.ShouldBe(new VendorDownload(state, percent));
    }

    [Fact]
    public async Task A_download_in_an_unknown_state_is_not_believed()
    {
        HasFiles("""{"id":"r","resolution":"highest","status":"invented"}""");

        (await _mux.Provider.Downloads.FindAsync(Film, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData("", "GET")]
    [InlineData("""{"id":"r","resolution":"audio-only","status":"ready"}""", "GET")]
    [InlineData("""{"id":"r","resolution":"highest","status":"ready"}""", "GET DELETE")]
    public async Task A_download_is_taken_away_if_there_is_one(string file, string methods)
    {
        HasFiles(file);
        Vendor.Answers(HttpStatusCode.NotFound, "");

        (await _mux.Provider.Downloads.RemoveAsync(Film, default)).IsSuccess.ShouldBeTrue();

        string.Join(' ', Vendor.Asked.Select(asked => asked.Method)).ShouldBe(methods);
    }

    [Fact]
    public async Task Before_there_is_an_asset_there_is_no_download()
    {
        (await _mux.Provider.Downloads.FindAsync(new("u1"), default)).Value.State.ShouldBe(DownloadState.None);
        (await _mux.Provider.Downloads.RemoveAsync(new("u1"), default)).IsSuccess.ShouldBeTrue();
        Vendor.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(12_500L, null, 640, 360, ""","time":12.5,"width":640,"height":360}""")]
    [InlineData(12_500L, 7_000L, null, null, ""","time":12.5}""")]
    [InlineData(null, 7_000L, 640, null, ""","time":7,"width":640}""")]
    [InlineData(null, null, null, null, "}")]
    public async Task What_a_thumbnail_shows_is_in_its_token(
        long? at,
        long? chosen,
        int? width,
        int? height,
        string end
    )
    {
        var film = Film with { ThumbnailAtMilliseconds = chosen };
        var request = new ThumbnailRequest(at, width, height);

        var url = (await _mux.Provider.Thumbnails.GrantAsync(film, request, Moments.Noon, default)).Value;

        url.GetLeftPart(UriPartial.Path).ShouldBe("https://image.test/p1/thumbnail.jpg");
        PayloadIn(url).ShouldEndWith($"{Moments.Noon.ToUnixTimeSeconds()}{end}");
        JsonElement.Parse(PayloadIn(url)).GetProperty("aud").GetString().ShouldBe("t");
        Vendor.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_playbacks_thumbnail_shows_the_chosen_moment()
    {
        var film = Film with { ThumbnailAtMilliseconds = 1_500 };

        var grant = (await _mux.Provider.GrantPlaybackAsync(film, downloadable: false, Moments.Noon, default)).Value;

        JsonElement.Parse(PayloadIn(grant.Thumbnail)).GetProperty("time").GetDecimal().ShouldBe(1.5m);
        PayloadIn(grant.Hls).ShouldNotContain("time");
        (await _mux.Provider.Thumbnails.ChooseAsync(film, 1_500, 3_000, default)).IsSuccess.ShouldBeTrue();
        Vendor.Asked.ShouldBeEmpty();
    }

    private static string PayloadIn(Uri url) =>
        System.Text.Encoding.UTF8.GetString(
            System.Buffers.Text.Base64Url.DecodeFromChars(url.Query["?token=".Length..].Split('.')[1])
        );

    private void HasFiles(string file) =>
        _mux.Answers(MuxFixture.Asset("ready", $$""","static_renditions":{"files":[{{file}}]}"""));
}

using System.Net;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Cloudflare;

/// <summary>Captions, clips, downloads and thumbnails, with a Cloudflare that answers as it likes.</summary>
public sealed class CloudflareTransformationsTests : IDisposable
{
    private static readonly VendorVideo Film = new("v1");
    private static readonly LanguageTag German = LanguageTag.Parse("de");

    private readonly CloudflareFixture _cloudflare = new();

    public void Dispose() => _cloudflare.Dispose();

    [Theory]
    [InlineData("\"ready\"", CaptionState.Ready)]
    [InlineData("\"inprogress\"", CaptionState.Processing)]
    [InlineData("\"error\"", CaptionState.Failed)]
    [InlineData("null", CaptionState.Ready)]
    public async Task Each_state_of_captions_has_its_meaning(string theirs, CaptionState ours)
    {
        Answers($$"""[{"language":"de","label":"Deutsch","generated":true,"status":{{theirs}}}]""");

        var tracks = await _cloudflare.Provider.Captions.ListAsync(Film, default);

        tracks.Value.ShouldHaveSingleItem().ShouldBe(new CaptionTrack(German, "Deutsch", IsGenerated: true, ours));
    }

    [Theory]
    [InlineData("""[{"language":"de","status":"invented"}]""")]
    [InlineData("""[{"language":"../keys"}]""")]
    [InlineData("""[{"label":"Deutsch"}]""")]
    [InlineData("""{"language":"de"}""")]
    [InlineData("null")]
    public async Task A_list_of_captions_that_breaks_its_contract_is_not_believed(string list)
    {
        Answers(list);

        (await _cloudflare.Provider.Captions.ListAsync(Film, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Fact]
    public async Task Captions_are_sent_as_a_file_in_a_form()
    {
        Answers("""{"language":"de","label":"Deutsch","generated":false}""");
        var text = WebVtt.Parse("WEBVTT\n\n00:00.000 --> 00:01.000\nMühle\n"u8, durationMilliseconds: null).Value;

        (await _cloudflare.Provider.Captions.PutAsync(Film, German, text, default)).IsSuccess.ShouldBeTrue();

        var asked = _cloudflare.Vendor.Asked.ShouldHaveSingleItem();
        asked.Method.ShouldBe(HttpMethod.Put);
        asked.Url.AbsolutePath.ShouldEndWith("/stream/v1/captions/de");
        asked.Body.ShouldContain("name=\"file\"; filename=\"de.vtt\"");
        asked.Body.ShouldContain("Mühle");
    }

    [Fact]
    public async Task Captions_that_the_vendor_does_not_have_are_not_found()
    {
        _cloudflare.Vendor.Answers(HttpStatusCode.NotFound, "{}");
        (await _cloudflare.Provider.Captions.ReadAsync(Film, German, default)).Error.ShouldBe(CaptionErrors.NotFound);

        Answers("[]");
        (await _cloudflare.Provider.Captions.DeleteAsync(Film, German, default)).Error.ShouldBe(CaptionErrors.NotFound);
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("pt", true)]
    [InlineData("pt-BR", false)]
    [InlineData("tlh", false)]
    public void It_is_known_which_languages_are_made(string language, bool can) =>
        _cloudflare.Provider.Captions.CanGenerate(LanguageTag.Parse(language)).ShouldBe(can);

    [Theory]
    [InlineData("""{"uid":"c1"}""")]
    [InlineData("""{"preview":"https://customer-1.test/c1/watch","status":"queued"}""")]
    [InlineData("""{"uid":"c1","preview":"https://customer-1.test/c1/watch","status":{"state":"queued"} }""")]
    public async Task A_clip_is_known_by_its_name_or_by_its_page(string clip)
    {
        Answers(clip);

        var made = await CutAsync();

        made.Video.Uid.ShouldBe("c1");
        made.State.State.ShouldBe(VideoState.Processing);
        _cloudflare.Vendor.Asked.ShouldHaveSingleItem().Body.ShouldContain("\"requireSignedURLs\":true");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"preview":"https://customer-1.test/watch/c1"}""")]
    [InlineData("""{"preview":"c1/watch"}""")]
    [InlineData("""{"uid":7}""")]
    [InlineData("[]")]
    public async Task A_clip_without_a_name_is_none(string clip)
    {
        Answers(clip);

        var made = await _cloudflare.Provider.Clips.CreateAsync(Request, default);

        made.Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData("{}", DownloadState.None, null)]
    [InlineData(
        """{"default":{"status":"inprogress","percentComplete":41.9,"url":"u"} }""",
        DownloadState.Preparing,
        41
    )]
    [InlineData("""{"default":{"status":"ready","percentComplete":100.0} }""", DownloadState.Ready, 100)]
    [InlineData("""{"default":{"status":"error"} }""", DownloadState.Failed, null)]
    [InlineData("""{"default":{"status":"inprogress","percentComplete":-3} }""", DownloadState.Preparing, 0)]
    public async Task Each_state_of_a_download_has_its_meaning(string theirs, DownloadState state, int? percent)
    {
        Answers(theirs);

        var download = await _cloudflare.Provider.Downloads.FindAsync(Film, default);

        download.Value.ShouldBe(new VendorDownload(state, percent));
    }

    [Theory]
    [InlineData("""{"default":{"status":"invented"} }""")]
    [InlineData("""{"default":{} }""")]
    [InlineData("\"\"")]
    public async Task A_download_that_breaks_its_contract_is_not_believed(string theirs)
    {
        Answers(theirs);

        (await _cloudflare.Provider.Downloads.FindAsync(Film, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData(12_500L, 640, 360, "?time=12.5s&width=640&height=360")]
    [InlineData(12_000L, null, null, "?time=12s")]
    [InlineData(null, 640, null, "?width=640")]
    [InlineData(null, null, null, "")]
    public async Task A_thumbnails_address_is_signed_and_says_what_it_shows(
        long? at,
        int? width,
        int? height,
        string query
    )
    {
        var url = await _cloudflare.Provider.Thumbnails.GrantAsync(
            Film,
            new ThumbnailRequest(at, width, height),
            Moments.Noon.AddHours(1),
            default
        );

        url.Value.AbsolutePath.ShouldEndWith("/thumbnails/thumbnail.jpg");
        url.Value.AbsolutePath.Split('/')[1].Split('.').Length.ShouldBe(3);
        url.Value.Query.ShouldBe(query);
        _cloudflare.Vendor.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_moment_of_a_thumbnail_is_told_as_a_part_of_the_length()
    {
        Answers("""{"uid":"v1"}""");

        (await _cloudflare.Provider.Thumbnails.ChooseAsync(Film, 1_000, 3_000, default)).IsSuccess.ShouldBeTrue();

        var asked = _cloudflare.Vendor.Asked.ShouldHaveSingleItem();
        asked.Method.ShouldBe(HttpMethod.Post);
        asked.Url.AbsolutePath.ShouldEndWith("/stream/v1");
        asked.Body.ShouldBe("""{"thumbnailTimestampPct":0.33333333}""");
    }

    private static ClipRequest Request =>
        new(Film, Guid.NewGuid(), StartSeconds: 1, EndSeconds: 2, "Clip", Guid.NewGuid());

    private async Task<VendorClip> CutAsync() => (await _cloudflare.Provider.Clips.CreateAsync(Request, default)).Value;

    private void Answers(string result) => _cloudflare.Vendor.Answers(CloudflareFixture.Envelope(result));
}

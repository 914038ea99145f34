using System.Net;
using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

/// <summary>Texts of an asset, with a Mux that answers as it likes.</summary>
public sealed class MuxCaptionsTests : IDisposable
{
    private const string Sound = """{"id":"s1","type":"audio","language_code":"und","primary":true}""";
    private const string Uploaded =
        """{"id":"t1","type":"text","status":"ready","text_source":"uploaded","language_code":"de","name":"Deutsch"}""";

    private static readonly VendorVideo Film = new("a1", "p1");
    private static readonly LanguageTag German = LanguageTag.Parse("de");

    private readonly MuxFixture _mux = new();

    private StubVendor Vendor => _mux.Vendor;

    private ICaptionTracks Captions => _mux.Provider.Captions;

    public void Dispose() => _mux.Dispose();

    [Theory]
    [InlineData("ready", CaptionState.Ready)]
    [InlineData("preparing", CaptionState.Processing)]
    [InlineData("errored", CaptionState.Failed)]
    public async Task Each_state_of_a_text_has_its_meaning(string theirs, CaptionState ours)
    {
        HasTracks(
            Sound,
            $$"""{"id":"t1","type":"text","status":"{{theirs}}","text_source":"generated_vod","language_code":"de","name":"X"}"""
        );

        var tracks = await Captions.ListAsync(Film, default);

        tracks.Value.ShouldHaveSingleItem().ShouldBe(new CaptionTrack(German, "X", IsGenerated: true, ours));
    }

    [Theory]
    [InlineData("""{"id":"t1","type":"text","status":"invented","language_code":"de"}""")]
    [InlineData("""{"id":"t1","type":"text","status":"ready","language_code":"../keys"}""")]
    [InlineData("""{"id":"t1","type":"text","status":"ready"}""")]
    [InlineData("""{"type":"text","status":"ready","language_code":"de"}""")]
    [InlineData("7")]
    public async Task A_text_that_breaks_its_contract_is_not_believed(string track)
    {
        HasTracks(track);

        (await Captions.ListAsync(Film, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Fact]
    public async Task Of_several_texts_in_one_language_the_latest_counts()
    {
        HasTracks(Uploaded, Uploaded.Replace("t1", "t2").Replace("ready", "preparing"));

        (await Captions.ListAsync(Film, default)).Value.ShouldHaveSingleItem().State.ShouldBe(CaptionState.Processing);
    }

    [Fact]
    public async Task An_upload_has_no_texts_and_Mux_is_not_asked()
    {
        var upload = new VendorVideo("u1");

        (await Captions.ListAsync(upload, default)).Value.ShouldBeEmpty();
        (await Captions.ReadAsync(upload, German, default)).Error.ShouldBe(CaptionErrors.NotFound);
        (await Captions.DeleteAsync(upload, German, default)).Error.ShouldBe(CaptionErrors.NotFound);
        Vendor.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_is_fetched_from_us_and_the_old_one_goes_when_the_new_one_is_taken()
    {
        HasTracks(Sound, Uploaded);
        _mux.Answers(Uploaded.Replace("t1", "t2").Replace("ready", "preparing"));
        Vendor.Answers(HttpStatusCode.NoContent, "");

        var put = await Captions.PutAsync(Film, German, Text, default);

        put.Value.State.ShouldBe(CaptionState.Processing);
        _mux.Files.Texts.ShouldBe([Text.Text]);
        _mux.Paths.ShouldBe([
            "GET /video/v1/assets/a1",
            "POST /video/v1/assets/a1/tracks",
            "DELETE /video/v1/assets/a1/tracks/t1",
        ]);
        Vendor
            .Asked[1]
            .Body.ShouldBe(
                """{"url":"https://streamhub.test/captions/file","language_code":"de","name":"Deutsch (de)","type":"text","text_type":"subtitles"}"""
            );
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 0)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 1)]
    public async Task What_Mux_did_not_take_leaves_the_old_one_and_lies_ready_only_if_Mux_may_come(
        HttpStatusCode status,
        int left
    )
    {
        HasTracks(Uploaded);
        Vendor.Answers(status, "{}");

        (await Captions.PutAsync(Film, German, Text, default)).IsSuccess.ShouldBeFalse();

        _mux.Files.Texts.Count.ShouldBe(left);
        Vendor.Asked.ShouldNotContain(asked => asked.Method == HttpMethod.Delete);
    }

    [Fact]
    public async Task A_text_is_read_where_it_plays_without_the_accounts_credentials()
    {
        HasTracks(Uploaded, Uploaded.Replace("t1", "t2").Replace("ready", "errored"));
        Vendor.Answers(HttpStatusCode.OK, "WEBVTT", "text/vtt");

        (await Captions.ReadAsync(Film, German, default)).Value.ShouldBe("WEBVTT");

        Vendor.Asked[1].Url.GetLeftPart(UriPartial.Path).ShouldBe("https://stream.test/p1/text/t1.vtt");
        Vendor.Asked[1].Url.Query.ShouldStartWith("?token=ey");
        Vendor.Asked[0].Request.Headers.Authorization.ShouldNotBeNull();
        Vendor.Asked[1].Request.Headers.Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task All_texts_in_a_language_are_deleted_and_one_that_is_gone_already_is_no_failure()
    {
        HasTracks(Uploaded, Uploaded.Replace("t1", "t2"), Uploaded.Replace("\"de\"", "\"fr\""));
        Vendor.Answers(HttpStatusCode.NotFound, "").Answers(HttpStatusCode.NoContent, "");

        (await Captions.DeleteAsync(Film, German, default)).IsSuccess.ShouldBeTrue();

        _mux.Paths.Skip(1).ShouldBe(["DELETE /video/v1/assets/a1/tracks/t1", "DELETE /video/v1/assets/a1/tracks/t2"]);
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("uk", true)]
    [InlineData("pt-BR", false)]
    [InlineData("ja", false)]
    public void It_is_known_which_languages_are_made(string language, bool can) =>
        Captions.CanGenerate(LanguageTag.Parse(language)).ShouldBe(can);

    [Theory]
    [InlineData("und")]
    [InlineData("de")]
    [InlineData("de-AT")]
    public async Task Captions_are_made_from_the_sound_that_came_with_the_file(string spoken)
    {
        HasTracks(
            """{"id":"s0","type":"audio","language_code":"fr"}""",
            Sound.Replace("und", spoken),
            """{"id":"t9","type":"text","status":"errored","text_source":"generated_vod","language_code":"fr"}"""
        );
        _mux.Answers($"[{Uploaded.Replace("uploaded", "generated_vod").Replace("ready", "preparing")}]");

        var made = await Captions.GenerateAsync(Film, German, default);

        made.Value.ShouldBe(new CaptionTrack(German, "Deutsch", IsGenerated: true, CaptionState.Processing));
        _mux.Paths.Last().ShouldBe("POST /video/v1/assets/a1/tracks/s1/generate-subtitles");
        Vendor.Asked[1].Body.ShouldBe("""{"generated_subtitles":[{"language_code":"de","name":"Deutsch"}]}""");
    }

    [Theory]
    [InlineData("fr", "")]
    [InlineData(
        "und",
        """,{"id":"t1","type":"text","status":"ready","text_source":"generated_vod","language_code":"fr"}"""
    )]
    public async Task Another_language_than_the_spoken_one_can_not_be_made(string spoken, string text)
    {
        HasTracks(Sound.Replace("und", spoken) + text);

        var error = (await Captions.GenerateAsync(Film, German, default)).Error.ShouldNotBeNull();

        error.Code.ShouldBe("not_supported_by_vendor");
        error.Message.ShouldContain("'fr'");
        Vendor.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_silent_video_has_nothing_to_be_written_down()
    {
        HasTracks("""{"id":"v1","type":"video"}""");

        (await Captions.GenerateAsync(Film, German, default)).Error.ShouldBe(CaptionErrors.NoSound);
    }

    private static WebVtt Text => WebVtt.Parse("WEBVTT\n\n00:00.000 --> 00:01.000\nMühle\n"u8, 1_000).Value;

    private void HasTracks(params string[] tracks) =>
        _mux.Answers(MuxFixture.Asset("ready", $",\"tracks\":[{string.Join(',', tracks)}]"));
}

using System.Net;
using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos.Mux;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

public sealed class MuxVideoProviderTests : IDisposable
{
    private static readonly UploadRequest Upload = new(
        VideoId: Guid.Parse("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
        UploadMethod.Put,
        SizeBytes: 5_000_000_000,
        MaxDurationSeconds: 3_600,
        Name: "Ночь 🎬, \"Łódź\"",
        Creator: Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        ExpiresAt: Moments.Noon.AddHours(6)
    );

    private static readonly VendorVideo AsUpload = new("u1");
    private static readonly VendorVideo AsAsset = new("a1", "p1");

    private readonly MuxFixture _mux = new();

    private StubVendor Vendor => _mux.Vendor;

    public void Dispose() => _mux.Dispose();

    [Fact]
    public async Task An_upload_closes_the_video_and_carries_whose_it_is()
    {
        Answers("""{"id":"u1","status":"waiting","url":"https://upload.test/u1"}""");

        var ticket = (await _mux.Provider.CreateUploadAsync(Upload, default)).Value;

        ticket.ShouldBe(new UploadTicket(AsUpload, new Uri("https://upload.test/u1")));
        Paths().ShouldBe(["POST /video/v1/uploads"]);
        var body = JsonElement.Parse(Vendor.Asked[0].Body);
        body.GetProperty("timeout").GetInt32().ShouldBe(21_600);
        body.GetProperty("cors_origin").GetString().ShouldBe("*");
        var settings = body.GetProperty("new_asset_settings");
        settings.GetProperty("playback_policies").EnumerateArray().Single().GetString().ShouldBe("signed");
        settings.GetProperty("passthrough").GetString().ShouldBe("7c9e6679-7425-40de-944b-e07fc1f90ae7 3600");
        var meta = settings.GetProperty("meta");
        meta.GetProperty("title").GetString().ShouldBe("Ночь 🎬, \"Łódź\"");
        meta.GetProperty("creator_id").GetString().ShouldBe("0f8fad5b-d9cb-469f-a165-70867728950e");
        meta.GetProperty("external_id").GetString().ShouldBe("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    }

    [Theory]
    [InlineData(-10, 60)]
    [InlineData(59, 60)]
    [InlineData(90.9, 90)]
    [InlineData(700_000, 604_800)]
    public async Task An_upload_lasts_no_shorter_and_no_longer_than_Mux_takes(double seconds, int asked)
    {
        Answers("""{"id":"u1","status":"waiting","url":"https://upload.test/u1"}""");

        await _mux.Provider.CreateUploadAsync(Upload with { ExpiresAt = Moments.Noon.AddSeconds(seconds) }, default);

        JsonElement.Parse(Vendor.Asked[0].Body).GetProperty("timeout").GetInt32().ShouldBe(asked);
    }

    [Theory]
    [InlineData("""{"id":"u1","status":"waiting"}""")]
    [InlineData("""{"status":"waiting","url":"https://upload.test/u1"}""")]
    public async Task An_upload_without_its_address_or_its_name_is_none(string answer)
    {
        Answers(answer);

        (await _mux.Provider.CreateUploadAsync(Upload, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData("waiting", VideoState.Uploading, null)]
    [InlineData("asset_created", VideoState.Uploading, null)]
    [InlineData("invented_tomorrow", VideoState.Uploading, null)]
    [InlineData("cancelled", VideoState.Failed, "upload_cancelled")]
    [InlineData("timed_out", VideoState.Failed, "upload_timed_out")]
    [InlineData("errored", VideoState.Failed, "upload_errored")]
    public async Task Each_state_of_an_upload_has_its_meaning(string theirs, VideoState ours, string? code)
    {
        Answers($$"""{"id":"u1","status":"{{theirs}}"}""");

        var state = (await _mux.Provider.GetAsync(AsUpload, default)).Value;

        state.State.ShouldBe(ours);
        state.FailureCode.ShouldBe(code);
        state.Name.ShouldBeNull();
        Paths().ShouldBe(["GET /video/v1/uploads/u1"]);
    }

    [Fact]
    public async Task An_upload_that_failed_has_its_reason()
    {
        Answers("""{"id":"u1","status":"errored","error":{"type":"invalid_input","message":"The file is empty"}}""");

        var state = (await _mux.Provider.GetAsync(AsUpload, default)).Value;

        (state.FailureCode, state.FailureMessage).ShouldBe(("invalid_input", "The file is empty"));
    }

    [Fact]
    public async Task An_upload_that_became_an_asset_is_called_by_the_assets_name_from_then_on()
    {
        Answers("""{"id":"u1","status":"asset_created","asset_id":"a1"}""");
        Answers(Asset("preparing"));

        var state = (await _mux.Provider.GetAsync(AsUpload, default)).Value;

        state.State.ShouldBe(VideoState.Processing);
        state.Name.ShouldBe(AsAsset);
        Paths().ShouldBe(["GET /video/v1/uploads/u1", "GET /video/v1/assets/a1"]);
    }

    [Theory]
    [InlineData("preparing", VideoState.Processing)]
    [InlineData("invented_tomorrow", VideoState.Processing)]
    [InlineData("ready", VideoState.Ready)]
    [InlineData("errored", VideoState.Failed)]
    public async Task Each_state_of_an_asset_has_its_meaning(string theirs, VideoState ours)
    {
        Answers(Asset(theirs));

        (await _mux.Provider.GetAsync(AsAsset, default)).Value.State.ShouldBe(ours);

        Paths().ShouldBe(["GET /video/v1/assets/a1"]);
    }

    [Fact]
    public async Task What_is_known_of_an_asset_is_read()
    {
        Answers(
            """
            {
              "id": "a1", "status": "ready", "duration": 12.3456, "passthrough": "7c9e 13",
              "playback_ids": [{"id": "open", "policy": "public"}, {"id": "p1", "policy": "signed"}],
              "tracks": [{"type": "audio"}, {"type": "video", "max_width": 1920, "max_height": 1080}]
            }
            """
        );

        (await _mux.Provider.GetAsync(AsAsset, default)).Value.ShouldBe(
            new VendorVideoState(VideoState.Ready, 100, 12_346, null, 1920, 1080, null, null) { Name = AsAsset }
        );
    }

    [Theory]
    [InlineData("-1", null)]
    [InlineData("0", 0)]
    [InlineData("39.9", 39)]
    [InlineData("250", 100)]
    [InlineData("null", null)]
    public async Task Progress_is_a_whole_percentage_or_absent(string theirs, int? ours)
    {
        Answers(Asset("preparing", $$""","progress":{"state":"ingesting","progress":{{theirs}}}"""));

        (await _mux.Provider.GetAsync(AsAsset, default)).Value.PercentComplete.ShouldBe(ours);
    }

    [Fact]
    public async Task An_asset_that_failed_has_its_reasons()
    {
        Answers(Asset("errored", ""","errors":{"type":"invalid_input","messages":["No video.","Nor audio."]}"""));

        var state = (await _mux.Provider.GetAsync(AsAsset, default)).Value;

        (state.FailureCode, state.FailureMessage).ShouldBe(("invalid_input", "No video. Nor audio."));
    }

    [Theory]
    [InlineData("3600.001", "7c9e 3600", VideoState.Failed)]
    [InlineData("3600", "7c9e 3600", VideoState.Ready)]
    [InlineData("3601", "somebody's own", VideoState.Ready)]
    [InlineData("3601", "", VideoState.Ready)]
    public async Task A_video_that_is_longer_than_was_agreed_fails(string duration, string carried, VideoState ours)
    {
        Answers(Asset("ready", $$""","duration":{{duration}},"passthrough":"{{carried}}" """));

        var state = (await _mux.Provider.GetAsync(AsAsset, default)).Value;

        state.State.ShouldBe(ours);
        state.FailureCode.ShouldBe(ours == VideoState.Failed ? "duration_exceeded" : null);
    }

    [Fact]
    public async Task An_asset_that_has_lost_its_signed_playback_id_can_not_be_played_and_is_still_found()
    {
        Vendor.Answers(HttpStatusCode.NotFound, "");
        Answers("""{"id":"a1","status":"ready","playback_ids":[{"id":"open","policy":"public"}]}""");

        var state = (await _mux.Provider.GetAsync(new("a1"), default)).Value;

        state.FailureCode.ShouldBe("no_signed_playback_id");
        state.Name.ShouldBe(new VendorVideo("a1"));
        Paths().ShouldBe(["GET /video/v1/uploads/a1", "GET /video/v1/assets/a1"]);
    }

    [Fact]
    public async Task What_Mux_has_neither_as_an_upload_nor_as_an_asset_is_not_found()
    {
        Vendor.Answers(HttpStatusCode.NotFound, "").Answers(HttpStatusCode.NotFound, "");

        (await _mux.Provider.GetAsync(AsUpload, default)).Error.ShouldBe(VideoErrors.NotFound);
    }

    [Theory]
    [InlineData("""{"id":"u1","status":"waiting"}""", "PUT /video/v1/uploads/u1/cancel")]
    [InlineData("""{"id":"u1","status":"asset_created","asset_id":"a1"}""", "DELETE /video/v1/assets/a1")]
    [InlineData("""{"id":"u1","status":"timed_out"}""", null)]
    public async Task An_upload_is_deleted_as_what_it_has_become(string upload, string? deletion)
    {
        Answers(upload);
        if (deletion is not null && deletion.StartsWith("DELETE", StringComparison.Ordinal))
        {
            Answers(Asset("preparing"));
        }

        Vendor.Answers("{}");

        (await _mux.Provider.DeleteAsync(AsUpload, default)).IsSuccess.ShouldBeTrue();

        Paths().Where(path => !path.StartsWith("GET", StringComparison.Ordinal)).SingleOrDefault().ShouldBe(deletion);
    }

    [Fact]
    public async Task An_upload_that_becomes_whole_while_it_is_deleted_is_tried_again()
    {
        Answers("""{"id":"u1","status":"waiting"}""");
        Vendor.Answers(HttpStatusCode.Forbidden, """{"error":{"type":"forbidden","messages":["not waiting"]}}""");

        (await _mux.Provider.DeleteAsync(AsUpload, default)).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_gone_counts_as_deleted()
    {
        Vendor.Answers(HttpStatusCode.NotFound, "");
        Answers(Asset("ready"));
        Vendor.Answers(HttpStatusCode.NotFound, "");

        (await _mux.Provider.DeleteAsync(AsAsset, default)).IsSuccess.ShouldBeTrue();
        (await _mux.Provider.DeleteAsync(AsAsset, default)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task What_could_not_be_deleted_is_tried_again()
    {
        Answers(Asset("ready"));
        Vendor.Answers(HttpStatusCode.ServiceUnavailable, "");

        (await _mux.Provider.DeleteAsync(AsAsset, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData("", "POST")]
    [InlineData(""","static_renditions":{"files":[{"id":"r0","resolution":"audio-only"}]}""", "POST")]
    [InlineData(""","static_renditions":{"files":[{"id":"r1","resolution":"highest","status":"preparing"}]}""", "")]
    [InlineData(""","static_renditions":{"files":[{"id":"r1","resolution":"highest","status":"ready"}]}""", "")]
    [InlineData(
        ""","static_renditions":{"files":[{"id":"r1","resolution":"highest","status":"errored"}]}""",
        "DELETE POST"
    )]
    public async Task A_download_is_prepared_once_and_again_if_that_failed(string renditions, string methods)
    {
        Answers(Asset("ready", renditions));
        if (methods.StartsWith("DELETE", StringComparison.Ordinal))
        {
            Vendor.Answers(HttpStatusCode.NoContent, "");
        }

        Answers("""{"id":"r2"}""");

        (await _mux.Provider.EnableDownloadAsync(AsAsset, default)).IsSuccess.ShouldBeTrue();

        string.Join(' ', Vendor.Asked.Skip(1).Select(asked => asked.Method)).ShouldBe(methods);
    }

    [Theory]
    [InlineData("""{"tokenId":"i","tokenSecret":"s","webhookSecret":"w"}""", "w")]
    [InlineData("""{"tokenId":"i","tokenSecret":"s"}""", null)]
    public void Credentials_are_kept_as_JSON(string json, string? webhookSecret)
    {
        var credentials = MuxCredentials.Parse(json);

        credentials.ShouldBe(new MuxCredentials("i", "s", webhookSecret));
        MuxCredentials.Parse(credentials.ToJson()).ShouldBe(credentials);
        Should.Throw<JsonException>(() => MuxCredentials.Parse("""{"tokenId":"i"}"""));
    }

    private static string Asset(string status, string more = "") =>
        $$"""{"id":"a1","status":"{{status}}","playback_ids":[{"id":"p1","policy":"signed"}]{{more}}}""";

    private void Answers(string data) => Vendor.Answers(MuxFixture.Envelope(data));

    private IEnumerable<string> Paths() => Vendor.Asked.Select(asked => $"{asked.Method} {asked.Url.AbsolutePath}");
}

using System.Net;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

/// <summary>What Mux says of an upload and of its asset, in our words.</summary>
public sealed class MuxStateTests : IDisposable
{
    private static readonly VendorVideo AsUpload = new("u1");
    private static readonly VendorVideo AsAsset = new("a1", "p1");

    private readonly MuxFixture _mux = new();

    private StubVendor Vendor => _mux.Vendor;

    public void Dispose() => _mux.Dispose();

    [Theory]
    [InlineData("waiting", VideoState.WaitingForUpload, null)]
    [InlineData("asset_created", VideoState.Uploading, null)]
    [InlineData("invented_tomorrow", VideoState.WaitingForUpload, null)]
    [InlineData("cancelled", VideoState.Failed, "upload_cancelled")]
    [InlineData("timed_out", VideoState.Failed, "upload_expired")]
    [InlineData("errored", VideoState.Failed, "upload_errored")]
    public async Task Each_state_of_an_upload_has_its_meaning(string theirs, VideoState ours, string? code)
    {
        _mux.Answers($$"""{"id":"u1","status":"{{theirs}}"}""");

        var state = (await _mux.Provider.GetAsync(AsUpload, default)).Value;

        state.State.ShouldBe(ours);
        state.FailureCode.ShouldBe(code);
        state.Name.ShouldBeNull();
        _mux.Paths.ShouldBe(["GET /video/v1/uploads/u1"]);
    }

    [Fact]
    public async Task An_upload_that_failed_has_its_reason()
    {
        _mux.Answers(
            """{"id":"u1","status":"errored","error":{"type":"invalid_input","message":"The file is empty"}}"""
        );

        var state = (await _mux.Provider.GetAsync(AsUpload, default)).Value;

        (state.FailureCode, state.FailureMessage).ShouldBe(("invalid_input", "The file is empty"));
    }

    [Fact]
    public async Task An_upload_that_became_an_asset_is_called_by_the_assets_name_from_then_on()
    {
        _mux.Answers("""{"id":"u1","status":"asset_created","asset_id":"a1"}""");
        _mux.Answers(MuxFixture.Asset("preparing"));

        var state = (await _mux.Provider.GetAsync(AsUpload, default)).Value;

        state.State.ShouldBe(VideoState.Processing);
        state.Name.ShouldBe(AsAsset);
        _mux.Paths.ShouldBe(["GET /video/v1/uploads/u1", "GET /video/v1/assets/a1"]);
    }

    [Theory]
    [InlineData("preparing", VideoState.Processing)]
    [InlineData("invented_tomorrow", VideoState.Processing)]
    [InlineData("ready", VideoState.Ready)]
    [InlineData("errored", VideoState.Failed)]
    public async Task Each_state_of_an_asset_has_its_meaning(string theirs, VideoState ours)
    {
        _mux.Answers(MuxFixture.Asset(theirs));

        (await _mux.Provider.GetAsync(AsAsset, default)).Value.State.ShouldBe(ours);

        _mux.Paths.ShouldBe(["GET /video/v1/assets/a1"]);
    }

    [Fact]
    public async Task What_is_known_of_an_asset_is_read()
    {
        _mux.Answers(
            """
            {
              "id": "a1", "status": "ready", "duration": 12.3456, "passthrough": "7c9e 13", "meta": {"title": "Holiday", "creator_id": 7},
              "playback_ids": [{"id": "open", "policy": "public"}, {"id": "p1", "policy": "signed"}],
              "tracks": [{"type": "audio"}, {"type": "video", "max_width": 1920, "max_height": 1080}]
            }
            """
        );

        (await _mux.Provider.GetAsync(AsAsset, default)).Value.ShouldBe(
            new VendorVideoState(VideoState.Ready, 100, 12_346, null, 1920, 1080, null, null)
            {
                Name = AsAsset,
                Title = "Holiday",
            }
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
        _mux.Answers(MuxFixture.Asset("preparing", $$""","progress":{"state":"ingesting","progress":{{theirs}}}"""));

        (await _mux.Provider.GetAsync(AsAsset, default)).Value.PercentComplete.ShouldBe(ours);
    }

    [Fact]
    public async Task An_asset_that_failed_has_its_reasons()
    {
        _mux.Answers(
            MuxFixture.Asset("errored", ""","errors":{"type":"invalid_input","messages":["No video.","Nor audio."]}""")
        );

        var state = (await _mux.Provider.GetAsync(AsAsset, default)).Value;

        (state.FailureCode, state.FailureMessage).ShouldBe(("invalid_input", "No video. Nor audio."));
    }

    [Theory]
    [InlineData("3600.001", "7c9e6679-7425-40de-944b-e07fc1f90ae7 3600", VideoState.Failed)]
    [InlineData("3600", "7c9e6679-7425-40de-944b-e07fc1f90ae7 3600", VideoState.Ready)]
    [InlineData("3601", "7c9e6679-7425-40de-944b-e07fc1f90ae7", VideoState.Ready)]
    [InlineData("3601", "episode 3", VideoState.Ready)]
    [InlineData("3601", "somebody's own", VideoState.Ready)]
    [InlineData("3601", "", VideoState.Ready)]
    public async Task A_video_that_is_longer_than_was_agreed_fails(string duration, string carried, VideoState ours)
    {
        _mux.Answers(MuxFixture.Asset("ready", $$""","duration":{{duration}},"passthrough":"{{carried}}" """));

        var state = (await _mux.Provider.GetAsync(AsAsset, default)).Value;

        state.State.ShouldBe(ours);
        state.FailureCode.ShouldBe(ours == VideoState.Failed ? "duration_exceeded" : null);
        state.IsUnwanted.ShouldBe(ours == VideoState.Failed);
    }

    [Fact]
    public async Task An_asset_that_has_lost_its_signed_playback_id_can_not_be_played_and_is_still_found()
    {
        Vendor.Answers(HttpStatusCode.NotFound, "");
        _mux.Answers("""{"id":"a1","status":"ready","playback_ids":[{"id":"open","policy":"public"}]}""");

        var state = (await _mux.Provider.GetAsync(new("a1"), default)).Value;

        state.FailureCode.ShouldBe("no_signed_playback_id");
        state.Name.ShouldBe(new VendorVideo("a1"));
        _mux.Paths.ShouldBe(["GET /video/v1/uploads/a1", "GET /video/v1/assets/a1"]);
    }

    [Fact]
    public async Task What_Mux_has_neither_as_an_upload_nor_as_an_asset_is_not_found()
    {
        Vendor.Answers(HttpStatusCode.NotFound, "").Answers(HttpStatusCode.NotFound, "");

        (await _mux.Provider.GetAsync(AsUpload, default)).Error.ShouldBe(VideoErrors.NotFound);
    }
}

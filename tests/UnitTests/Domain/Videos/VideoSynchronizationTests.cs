using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

public class VideoSynchronizationTests
{
    private static readonly DateTimeOffset Later = Moments.Noon.AddMinutes(5);

    private static readonly VendorVideoState Nothing = new(
        VideoState.WaitingForUpload,
        PercentComplete: null,
        DurationMilliseconds: null,
        SizeBytes: null,
        Width: null,
        Height: null,
        FailureCode: null,
        FailureMessage: null
    );

    private static readonly VendorVideoState Ready = Nothing with
    {
        State = VideoState.Ready,
        DurationMilliseconds = 12_500,
        SizeBytes = 1_000,
        Width = 1920,
        Height = 1080,
    };

    private readonly Video _video = Video.BeginUpload(
        Guid.NewGuid(),
        Guid.NewGuid(),
        "Holiday",
        description: null,
        VideoAccess.Private,
        allowDownload: false,
        Moments.Noon
    );

    [Theory]
    [InlineData(VideoState.WaitingForUpload)]
    [InlineData(VideoState.Uploading)]
    [InlineData(VideoState.Processing)]
    [InlineData(VideoState.Ready)]
    [InlineData(VideoState.Failed)]
    public void Before_it_is_ready_it_takes_every_state_of_the_vendor(VideoState state)
    {
        _video.Synchronize(Nothing with { State = state }, Later);

        _video.State.ShouldBe(state);
        _video.UpdatedAt.ShouldBe(Later);
    }

    [Fact]
    public void A_ready_video_has_its_measures_and_its_moment()
    {
        _video.Synchronize(Ready, Later);

        _video.DurationMilliseconds.ShouldBe(12_500);
        _video.SizeBytes.ShouldBe(1_000);
        _video.Width.ShouldBe(1920);
        _video.Height.ShouldBe(1080);
        _video.ReadyAt.ShouldBe(Later);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(99)]
    public void What_is_ready_is_complete_whatever_the_vendor_counts(int? percent)
    {
        _video.Synchronize(Ready with { PercentComplete = percent }, Later);

        _video.PercentComplete.ShouldBe(100);
    }

    [Theory]
    [InlineData(VideoState.WaitingForUpload)]
    [InlineData(VideoState.Uploading)]
    [InlineData(VideoState.Processing)]
    public void A_ready_video_never_falls_back(VideoState earlier)
    {
        _video.Synchronize(Ready, Moments.Noon);

        _video.Synchronize(Nothing with { State = earlier, PercentComplete = 3, SizeBytes = 7 }, Later);

        _video.State.ShouldBe(VideoState.Ready);
        _video.PercentComplete.ShouldBe(100);
        _video.SizeBytes.ShouldBe(1_000);
        _video.ReadyAt.ShouldBe(Moments.Noon);
        _video.UpdatedAt.ShouldBe(Moments.Noon);
    }

    [Fact]
    public void It_became_ready_when_that_was_first_heard()
    {
        _video.Synchronize(Ready, Moments.Noon);
        _video.Synchronize(Ready, Later);

        _video.ReadyAt.ShouldBe(Moments.Noon);
    }

    [Fact]
    public void A_ready_video_that_fails_is_not_ready_any_more()
    {
        _video.Synchronize(Ready, Moments.Noon);

        _video.Synchronize(Nothing with { State = VideoState.Failed, FailureCode = "ERR" }, Later);

        _video.State.ShouldBe(VideoState.Failed);
        _video.FailureCode.ShouldBe("ERR");
        _video.ReadyAt.ShouldBeNull();
    }

    [Fact]
    public void What_it_failed_for_stays_whatever_becomes_of_it_at_the_vendor()
    {
        var failed = Nothing with { State = VideoState.Failed };
        _video.Synchronize(failed with { FailureCode = "too_long", FailureMessage = "Too long." }, Moments.Noon);

        _video.Synchronize(failed with { FailureCode = "cancelled", FailureMessage = "Cancelled." }, Later);

        (_video.FailureCode, _video.FailureMessage).ShouldBe(("too_long", "Too long."));
    }

    [Fact]
    public void A_failure_that_was_overcome_is_forgotten()
    {
        _video.Synchronize(
            Nothing with
            {
                State = VideoState.Failed,
                FailureCode = "ERR",
                FailureMessage = "broken",
            },
            Moments.Noon
        );

        _video.Synchronize(Ready, Later);

        _video.FailureCode.ShouldBeNull();
        _video.FailureMessage.ShouldBeNull();
    }

    [Fact]
    public void A_measure_that_was_known_stays_when_the_vendor_leaves_it_out()
    {
        _video.Synchronize(Ready, Moments.Noon);

        _video.Synchronize(Nothing with { State = VideoState.Ready }, Later);

        _video.DurationMilliseconds.ShouldBe(12_500);
        _video.SizeBytes.ShouldBe(1_000);
        _video.Width.ShouldBe(1920);
        _video.Height.ShouldBe(1080);
    }

    [Fact]
    public void The_vendors_reasons_are_shortened_to_what_is_kept()
    {
        var code = new string('c', Video.FailureCodeMaxLength);
        var message = new string('m', Video.FailureMessageMaxLength);

        Fail(code + "x", message + "x");

        _video.FailureCode.ShouldBe(code);
        _video.FailureMessage.ShouldBe(message);
    }

    [Fact]
    public void The_vendors_reasons_are_not_cut_through_a_character()
    {
        var text = new string('m', Video.FailureMessageMaxLength - 1);

        Fail("ERR", text + "🎬");

        _video.FailureMessage.ShouldBe(text);
    }

    private void Fail(string code, string message) =>
        _video.Synchronize(
            Nothing with
            {
                State = VideoState.Failed,
                FailureCode = code,
                FailureMessage = message,
            },
            Later
        );
}

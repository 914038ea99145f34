using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

public class LocalizationJobTests
{
    private static readonly DateTimeOffset Later = Moments.Noon.AddMinutes(1);
    private static readonly LanguageTag German = LanguageTag.Parse("de");

    private readonly LocalizationJob _job = LocalizationJob.Queue(
        Video.BeginUpload(
            Guid.NewGuid(),
            Guid.NewGuid(),
            "Film",
            description: null,
            VideoAccess.Free,
            allowDownload: false,
            Moments.Noon
        ),
        Guid.NewGuid(),
        German,
        Moments.Noon
    );

    [Fact]
    public void Where_the_vendor_shows_nothing_it_is_asked()
    {
        _job.Look(track: null, Later).ShouldBe(LocalizationStep.Generate);
        _job.State.ShouldBe(LocalizationState.Queued);

        _job.Begin(Later);

        _job.State.ShouldBe(LocalizationState.Running);
    }

    [Fact]
    public void A_vendor_that_shows_nothing_after_it_may_have_been_asked_is_asked_again()
    {
        _job.Begin(Later);

        _job.Look(track: null, Later).ShouldBe(LocalizationStep.Generate);
    }

    [Fact]
    public void What_the_vendor_is_at_work_on_is_waited_for()
    {
        _job.Look(Generated(CaptionState.Processing), Later).ShouldBe(LocalizationStep.Wait);

        _job.State.ShouldBe(LocalizationState.Running);
    }

    [Fact]
    public void Captions_that_are_ready_end_it_and_nothing_moves_it_then()
    {
        _job.Look(Generated(CaptionState.Ready), Later).ShouldBe(LocalizationStep.None);
        _job.Look(Generated(CaptionState.Failed), Later.AddHours(1)).ShouldBe(LocalizationStep.None);

        _job.State.ShouldBe(LocalizationState.Succeeded);
        _job.FinishedAt.ShouldBe(Later);
        _job.FailureCode.ShouldBeNull();
    }

    [Fact]
    public void What_an_earlier_job_left_failed_is_made_anew()
    {
        _job.Look(Generated(CaptionState.Failed), Later).ShouldBe(LocalizationStep.Regenerate);
        _job.IsOver.ShouldBeFalse();
    }

    [Fact]
    public void What_the_vendor_can_not_make_fails()
    {
        _job.Begin(Later);

        _job.Look(Generated(CaptionState.Failed), Later).ShouldBe(LocalizationStep.None);

        ShouldHaveFailed("caption_generation_failed");
    }

    [Fact]
    public void Captions_that_were_uploaded_are_not_replaced()
    {
        var uploaded = new CaptionTrack(German, "Deutsch", IsGenerated: false, CaptionState.Ready);

        _job.Look(uploaded, Later).ShouldBe(LocalizationStep.None);

        ShouldHaveFailed("captions_exist");
    }

    [Fact]
    public void Captions_that_were_deleted_while_they_were_made_are_not_made_again()
    {
        _job.Look(Generated(CaptionState.Processing), Later);

        _job.Look(track: null, Later).ShouldBe(LocalizationStep.None);

        ShouldHaveFailed("captions_deleted");
    }

    [Fact]
    public void Each_wait_is_longer_than_the_one_before_and_none_longer_than_five_minutes()
    {
        var waits = Enumerable.Range(0, 9).Select(_ => (_job.Wait(Later)!.Value - Later).TotalSeconds).ToList();

        waits.ShouldBe([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    }

    [Fact]
    public void What_takes_too_long_fails()
    {
        _job.Wait(Moments.Noon + LocalizationJob.LongestLife - Moments.Tick).ShouldNotBeNull();

        _job.Wait(Moments.Noon + LocalizationJob.LongestLife).ShouldBeNull();

        ShouldHaveFailed("localization_timed_out");
    }

    [Fact]
    public void Nobody_is_asked_for_what_is_too_late()
    {
        _job.Look(track: null, Moments.Noon + LocalizationJob.LongestLife).ShouldBe(LocalizationStep.None);

        ShouldHaveFailed("localization_timed_out");
    }

    private static CaptionTrack Generated(CaptionState state) => new(German, "Deutsch", IsGenerated: true, state);

    private void ShouldHaveFailed(string code)
    {
        _job.State.ShouldBe(LocalizationState.Failed);
        _job.FailureCode.ShouldBe(code);
        _job.FailureMessage.ShouldNotBeNullOrEmpty();
        _job.FinishedAt.ShouldNotBeNull();
    }
}

using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Events;
using StreamHub.Domain.Publishing;
using Xunit;
using static StreamHub.UnitTests.Domain.Publishing.Jobs;

namespace StreamHub.UnitTests.Domain.Publishing;

public class PublishingJobTests
{
    private static readonly Error Passing = Error.Unavailable("platform_away", "Away.");
    private static readonly Error Final = Error.Invalid("asset_unfit", "Unfit.");

    [Fact]
    public void It_is_due_when_it_is_scheduled_for_or_now()
    {
        TrySchedule(scheduledAt: Now.AddDays(2)).Value.DueAt.ShouldBe(Now.AddDays(2));
        TrySchedule().Value.DueAt.ShouldBe(Now);
        TrySchedule(scheduledAt: Now.AddMinutes(-4)).Value.ScheduledAt.ShouldBe(Now);
    }

    [Fact]
    public void A_time_that_has_passed_or_is_far_away_is_refused()
    {
        Refusal(scheduledAt: Now.AddMinutes(-6)).ShouldBe(PublishingJobErrors.ScheduleOutOfRange);
        Refusal(scheduledAt: Now.AddDays(367)).ShouldBe(PublishingJobErrors.ScheduleOutOfRange);
        Refusal(Draft with { PublishAt = Now.AddHours(1) }, Now.AddHours(2))
            .ShouldBe(PublishingJobErrors.ScheduleOutOfRange);
        Refusal(Draft with { PublishAt = Now.AddDays(367) }).ShouldBe(PublishingJobErrors.ScheduleOutOfRange);
    }

    [Fact]
    public void Channels_that_take_nothing_are_refused()
    {
        var lost = Channel();
        lost.LoseConsent(Now);
        var gone = Channel();
        gone.Disconnect(userId: null, Now);

        Refusal(channel: lost).ShouldBe(ChannelErrors.ConsentRevoked);
        Refusal(channel: gone).ShouldBe(ChannelErrors.NotFound);
        Refusal(channel: Channel(Platform.Spotify)).ShouldBe(PublishingJobErrors.PlatformTakesNoUploads);
    }

    [Fact]
    public void Texts_are_held_to_the_platforms_limits()
    {
        var longTitle = Draft with { Title = new string('x', 101) };
        var longText = Draft with { Description = new string('ä', 2_501) };

        Refusal(longTitle)!.Details["limit"].ShouldBe("titleCharacters");
        Refusal(longText)!.Details["limit"].ShouldBe("descriptionBytes");
        Refusal(longTitle, channel: Channel(Platform.Soundcloud)).ShouldBeNull();
        Refusal(Draft with { Title = string.Concat(Enumerable.Repeat("🎬", 100)) }).ShouldBeNull();
    }

    [Fact]
    public void What_may_pass_waits_longer_each_time_and_ends_after_eight()
    {
        var job = Queued();
        var waits = new List<TimeSpan>();
        var now = Now;
        while (job.State == PublishingState.Queued)
        {
            job.Begin(1, now.AddSeconds(30), now);
            job.TakeFailure(job.Fence, Passing, chance: 500, now).IsSuccess.ShouldBeTrue();
            waits.Add(job.DueAt - now);
            now = job.DueAt;
        }

        waits.Count.ShouldBe(PublishingJob.MaxTries);
        waits.Take(7).ShouldBe(new[] { 0.5, 1, 2, 4, 8, 16, 32 }.Select(TimeSpan.FromMinutes));
        job.State.ShouldBe(PublishingState.Failed);
        job.Attempts.ShouldAllBe(attempt => attempt.Code == "platform_away" && attempt.EndedAt != null);
    }

    [Fact]
    public void What_can_not_pass_fails_at_once()
    {
        var job = Failed(Final);

        job.State.ShouldBe(PublishingState.Failed);
        job.FinishedAt.ShouldBe(Now);
        job.Attempts.Single().Code.ShouldBe("asset_unfit");
        job.Slot.ShouldBeNull();
    }

    [Fact]
    public void A_wait_costs_no_attempt()
    {
        var job = Failed(PublishingJobErrors.QuotaUsedUp(TimeSpan.FromHours(3)));

        job.State.ShouldBe(PublishingState.Queued);
        job.DueAt.ShouldBe(Now.AddHours(3));
        job.Remark.ShouldBe("platform_quota_used_up");
        job.Tries.ShouldBe(0);
        job.Attempts.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_other_side_asks_for_is_waited_for() =>
        Failed(Passing with { RetryAfter = TimeSpan.FromHours(2) }).DueAt.ShouldBe(Now.AddHours(2));

    [Fact]
    public void It_is_taken_over_at_once_unless_it_may_have_been_posted()
    {
        var job = Running();
        job.CanBeTakenOver(Now).ShouldBeTrue();

        job.AboutToPost(job.Fence);

        job.CanBeTakenOver(Now).ShouldBeFalse();
        job.CanBeTakenOver(Now.AddSeconds(30)).ShouldBeTrue();
    }

    [Fact]
    public void Workers_that_die_on_it_again_and_again_end_it()
    {
        var job = Running();

        for (var death = 1; death < PublishingJob.MaxTries; death++)
        {
            job.TakeOver(Now.AddSeconds(30), Now).ShouldBeTrue();
        }

        job.TakeOver(Now.AddSeconds(30), Now).ShouldBeFalse();
        job.State.ShouldBe(PublishingState.Failed);
        job.Attempts.Last().Code.ShouldBe("worker_lost");
    }

    [Fact]
    public void Being_handed_back_costs_no_attempt()
    {
        var job = Running();
        job.AboutToPost(job.Fence);
        job.HandBack(job.Fence, Now);

        job.CanBeTakenOver(Now).ShouldBeTrue();
        job.TakeOver(Now.AddSeconds(30), Now).ShouldBeTrue();
        job.Tries.ShouldBe(0);
    }

    [Fact]
    public void A_post_that_is_ready_ends_it_and_one_that_is_not_is_looked_at_later()
    {
        var job = Processing();
        job.IsProcessing.ShouldBeTrue();
        job.DueAt.ShouldBe(Now.AddSeconds(10));

        job.TakeLook(isReady: false, new Uri("https://platform.example/post"), remark: null, Now.AddHours(1));
        job.DueAt.ShouldBe(Now.AddHours(1).AddMinutes(5));
        job.TakeLook(isReady: true, new Uri("https://platform.example/post"), "locked_private", Now.AddHours(2));

        job.State.ShouldBe(PublishingState.Succeeded);
        job.PlatformUrl.ShouldBe("https://platform.example/post");
        job.Remark.ShouldBe("locked_private");
    }

    [Fact]
    public void A_platform_that_processes_for_a_day_is_asked_again_by_a_retry_and_not_sent_again()
    {
        var job = Processing();
        job.TakeLook(Passing, Now.AddDays(1));
        job.State.ShouldBe(PublishingState.Failed);
        job.Attempts.Last().Code.ShouldBe("platform_processing_too_long");

        job.Retry(Channel(), Now.AddDays(1)).IsSuccess.ShouldBeTrue();

        job.IsProcessing.ShouldBeTrue();
        job.PostId.ShouldBe("post");
    }

    [Fact]
    public void What_the_platform_could_not_process_is_sent_again_by_a_retry()
    {
        var job = Processing();
        job.TakeLook(Final, Now);
        job.State.ShouldBe(PublishingState.Failed);

        job.Retry(Channel(), Now).IsSuccess.ShouldBeTrue();

        job.State.ShouldBe(PublishingState.Queued);
        job.PostId.ShouldBeNull();
    }

    [Fact]
    public void It_is_called_off_until_the_platform_may_have_it()
    {
        var running = Running();
        running.Cancel(Now).IsSuccess.ShouldBeTrue();
        running.State.ShouldBe(PublishingState.Cancelled);
        running.Cancel(Now).Error.ShouldBe(PublishingJobErrors.Over);

        var posting = Running();
        posting.AboutToPost(posting.Fence);
        posting.Cancel(Now).Error.ShouldBe(PublishingJobErrors.MayBePosted);
        Processing().Cancel(Now).Error.ShouldBe(PublishingJobErrors.MayBePosted);
    }

    [Fact]
    public void A_retry_takes_another_upload_of_the_month()
    {
        var job = Failed(Final);
        var first = job.ReservationId;

        job.Retry(Channel(), Now.AddMinutes(1)).IsSuccess.ShouldBeTrue();

        job.ReservationId.ShouldNotBe(first);
        job.FinishedAt.ShouldBeNull();
        Queued().Retry(Channel(), Now).Error.ShouldBe(PublishingJobErrors.NotFailed);
    }

    [Fact]
    public void Only_what_waits_is_given_another_time()
    {
        var job = Queued();
        var turn = job.Turn;
        job.Reschedule(Now.AddDays(3), Now).IsSuccess.ShouldBeTrue();

        job.DueAt.ShouldBe(Now.AddDays(3));
        job.Turn.ShouldBe(turn + 1);
        job.Reschedule(Now.AddDays(-1), Now).Error.ShouldBe(PublishingJobErrors.ScheduleOutOfRange);
        Running().Reschedule(Now.AddDays(3), Now).Error.ShouldBe(PublishingJobErrors.NotQueued);
    }

    [Fact]
    public void It_tells_what_happens_to_it()
    {
        var job = Queued();
        job.Begin(1, Now.AddSeconds(30), Now);
        job.Renew(job.Fence, Now.AddSeconds(40), 5, 10, Now);
        job.Renew(job.Fence, Now.AddSeconds(50), 5, 10, Now);
        job.TakePost(job.Fence, "post", new Uri("https://platform.example/post"), isReady: true, remark: null, Now);

        job.TakeEvents()
            .Select(told => (told.Type, ((JobEventData)told.Data).BytesSent))
            .ShouldBe([
                (EventTypes.JobUpdate, 0),
                (EventTypes.JobUpdate, 0),
                (EventTypes.JobUpdate, 5),
                (EventTypes.JobDone, 10),
            ]);
        Failed(Final).TakeEvents()[^1].Type.ShouldBe(EventTypes.JobFailed);
    }

    private static Error? Refusal(
        PublishingDraft? draft = null,
        DateTimeOffset? scheduledAt = null,
        Channel? channel = null
    ) => TrySchedule(draft, scheduledAt, channel).Error;
}

using Shouldly;
using StreamHub.Domain.Analytics;
using StreamHub.UnitTests.Common;
using Xunit;
using static StreamHub.UnitTests.Domain.Analytics.Viewings;

namespace StreamHub.UnitTests.Domain.Analytics;

public class ViewingSessionTests
{
    [Fact]
    public void What_was_played_counts_in_seconds()
    {
        var session = Session(Start(), Progress(10, 0, 10), Progress(20, 10, 20));

        session.WatchedSeconds.ShouldBe(20);
        session.CompletionPermille.ShouldBe(333);
        session.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Nine_tenths_complete_it()
    {
        Session(Start(), Progress(53, 0, 53)).IsCompleted.ShouldBeFalse();
        Session(Start(), Progress(54, 0, 54)).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void A_start_is_a_view_of_which_nothing_was_watched()
    {
        var claims = Start() with { Watched = new WatchedRange(0, 60_000) };

        Session(claims).WatchedSeconds.ShouldBe(0);
    }

    [Fact]
    public void What_is_played_twice_counts_once() =>
        Session(Start(), Progress(10, 0, 10), Progress(25, 5, 15), Progress(40, 0, 15)).WatchedSeconds.ShouldBe(15);

    [Fact]
    public void There_is_no_more_to_watch_than_the_video_has()
    {
        var session = Session(Start(), Progress(3_000, 0, 3_000));

        session.WatchedSeconds.ShouldBe(VideoSeconds);
        session.CompletionPermille.ShouldBe(1000);
    }

    [Fact]
    public void Nobody_watches_more_than_the_time_that_went_by_has_room_for()
    {
        var tolerance = (int)ViewingSession.Tolerance.TotalSeconds;

        Session(Progress(0, 0, 60)).WatchedSeconds.ShouldBe(tolerance);
        Session(Start(), Progress(10, 0, 60)).WatchedSeconds.ShouldBe(10 * ViewingSession.MaxSpeed + tolerance);
    }

    [Fact]
    public void What_was_claimed_too_early_counts_when_its_time_has_come()
    {
        var session = Session(Start(), Progress(1, 0, 60));

        session.Merge(Session(Progress(30, 30, 31)));

        session.WatchedSeconds.ShouldBe(VideoSeconds);
    }

    [Fact]
    public void Parts_that_touch_leave_nothing_out_however_short_they_are()
    {
        var beacons = Enumerable
            .Range(0, 100)
            .Select(n => new Beacon(
                BeaconKind.Progress,
                Moments.Noon.AddMilliseconds((n + 1) * 300),
                new WatchedRange(n * 300, (n + 1) * 300)
            ));

        Session([Start(), .. beacons]).WatchedSeconds.ShouldBe(30);
    }

    [Fact]
    public void It_belongs_to_the_day_on_which_it_began_in_utc()
    {
        var beforeMidnight = new Beacon(BeaconKind.Start, Moments.Noon.AddHours(11.99), default);
        var afterMidnight = beforeMidnight with { OccurredAt = Moments.Noon.AddHours(12.5) };
        var session = Session(afterMidnight);
        session.Day.ShouldBe(new DateOnly(2026, 11, 22));

        session.Merge(Session(beforeMidnight));

        session.Day.ShouldBe(new DateOnly(2026, 11, 21));
    }

    [Fact]
    public void Where_and_with_what_is_told_by_the_earliest_word()
    {
        var later = ViewingSession.Of(Pass, SessionId, new Viewership("FR", DeviceClass.Mobile), [Start(at: 9)]);

        later.Merge(Session(Start(at: 3)));
        later.Merge(ViewingSession.Of(Pass, SessionId, new Viewership("AT", DeviceClass.Tv), [Start(at: 6)]));

        (later.Country, later.Device).ShouldBe((AtHome.Country, AtHome.Device));
    }

    [Fact]
    public void Without_a_known_length_nothing_is_said_about_completion()
    {
        var session = ViewingSession.Of(
            Pass with
            {
                DurationSeconds = null,
            },
            SessionId,
            AtHome,
            [Start(), Progress(100, 0, 100)]
        );
        session.WatchedSeconds.ShouldBe(100);
        session.CompletionPermille.ShouldBeNull();
        session.IsCompleted.ShouldBeFalse();

        session.Merge(Session(Start()));

        session.WatchedSeconds.ShouldBe(VideoSeconds);
        session.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_happened_before_the_grant()
    {
        Pass.MomentOf(TimeSpan.FromHours(1), Moments.Noon.AddMinutes(10)).ShouldBe(Pass.IssuedAt);
        Pass.MomentOf(TimeSpan.FromMinutes(1), Moments.Noon.AddMinutes(10)).ShouldBe(Moments.Noon.AddMinutes(9));
    }
}

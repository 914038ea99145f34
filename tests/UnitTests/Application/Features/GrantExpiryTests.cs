using Shouldly;
using StreamHub.Application.Features.Playback;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Features;

public class GrantExpiryTests
{
    private static readonly Guid Video = new("0199f3c2-1a2b-7c3d-8e4f-5a6b7c8d9e0f");

    [Fact]
    public void A_grant_lasts_six_hours_and_less_than_five_minutes_more()
    {
        for (var second = 0; second < 900; second++)
        {
            var now = Moments.Noon.AddSeconds(second).AddMilliseconds(second);

            var lasts = GrantExpiry.Of(Video, now, rightEnds: null) - now;

            lasts.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(6));
            lasts.ShouldBeLessThan(TimeSpan.FromHours(6) + TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void Those_who_ask_within_five_minutes_share_an_end()
    {
        var ends = Enumerable
            .Range(0, 3600)
            .Select(second => GrantExpiry.Of(Video, Moments.Noon.AddSeconds(second), rightEnds: null))
            .Distinct()
            .ToList();

        ends.Count.ShouldBeInRange(12, 13);
        ends.Zip(ends.Skip(1), (one, next) => next - one).ShouldAllBe(apart => apart == TimeSpan.FromMinutes(5));
        ends.ShouldAllBe(end => end.Ticks % TimeSpan.TicksPerSecond == 0);
    }

    [Fact]
    public void Videos_do_not_all_end_at_the_same_second() =>
        Enumerable
            .Range(0, 1000)
            .Select(_ => GrantExpiry.Of(Guid.CreateVersion7(Moments.Noon), Moments.Noon, rightEnds: null))
            .Distinct()
            .Count()
            .ShouldBeGreaterThan(100);

    [Fact]
    public void A_grant_ends_with_the_right_that_gave_it()
    {
        var rightEnds = Moments.Noon.AddHours(2).AddMilliseconds(7);

        GrantExpiry.Of(Video, Moments.Noon, rightEnds).ShouldBe(rightEnds);
    }

    [Fact]
    public void The_minutes_that_are_added_do_not_go_beyond_the_right()
    {
        var end = GrantExpiry.Of(Video, Moments.Noon, rightEnds: null);

        GrantExpiry.Of(Video, Moments.Noon, end - Moments.Tick).ShouldBe(end - Moments.Tick);
        GrantExpiry.Of(Video, Moments.Noon, end + Moments.Tick).ShouldBe(end);
    }
}

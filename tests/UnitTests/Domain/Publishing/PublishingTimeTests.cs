using Shouldly;
using StreamHub.Domain.Publishing;
using Xunit;

namespace StreamHub.UnitTests.Domain.Publishing;

public class PublishingTimeTests
{
    [Theory]
    [InlineData(1, 0, 24)]
    [InlineData(1, 1000, 36)]
    [InlineData(2, 500, 60)]
    [InlineData(40, 500, 3_600)]
    public void Each_wait_is_twice_the_last_and_spread(int tries, int chance, int seconds) =>
        PublishingBackoff.After(tries, chance, asked: null).TotalSeconds.ShouldBe(seconds, 0.001);

    [Fact]
    public void It_is_never_shorter_than_was_asked_for()
    {
        PublishingBackoff.After(1, 500, TimeSpan.FromMinutes(5)).ShouldBe(TimeSpan.FromMinutes(5));
        PublishingBackoff.After(4, 500, TimeSpan.FromSeconds(5)).ShouldBe(TimeSpan.FromMinutes(4));
    }

    [Theory]
    [InlineData("2026-11-21T07:59:59Z", "2026-11-20", "2026-11-21T08:00:00Z")]
    [InlineData("2026-11-21T08:00:00Z", "2026-11-21", "2026-11-22T08:00:00Z")]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01", "2026-07-02T07:00:00Z")]
    [InlineData("2026-03-08T09:00:00Z", "2026-03-08", "2026-03-09T07:00:00Z")]
    public void A_platforms_day_begins_at_midnight_in_California(string moment, string date, string end)
    {
        var day = PlatformDay.Of(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

        day.Date.ShouldBe(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
        day.End.ShouldBe(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-01-15T07:59:00Z", "00:01:00")]
    [InlineData("2026-01-15T08:00:00Z", "1.00:00:00")]
    [InlineData("2026-07-15T06:30:00Z", "00:30:00")]
    [InlineData("2026-03-08T08:00:00Z", "23:00:00")]
    [InlineData("2026-11-01T07:00:00Z", "1.01:00:00")]
    public void It_lasts_until_the_next_midnight_there(string now, string left) =>
        PlatformDay
            .Left(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(TimeSpan.Parse(left, System.Globalization.CultureInfo.InvariantCulture));
}

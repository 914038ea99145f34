using Shouldly;
using StreamHub.Infrastructure.Channels.YouTube;
using StreamHub.UnitTests.Infrastructure.Security;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Channels;

public class PacificDayTests
{
    [Theory]
    [InlineData("2026-01-15T07:59:00Z", "00:01:00")]
    [InlineData("2026-01-15T08:00:00Z", "1.00:00:00")]
    [InlineData("2026-07-15T06:30:00Z", "00:30:00")]
    [InlineData("2026-03-08T08:00:00Z", "23:00:00")]
    [InlineData("2026-11-01T07:00:00Z", "1.01:00:00")]
    public void A_day_ends_at_midnight_in_california(string now, string left) =>
        PacificDay.Left(new FixedClock(DateTimeOffset.Parse(now))).ShouldBe(TimeSpan.Parse(left));
}

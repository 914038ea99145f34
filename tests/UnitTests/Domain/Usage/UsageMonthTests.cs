using Shouldly;
using StreamHub.Domain.Usage;
using Xunit;

namespace StreamHub.UnitTests.Domain.Usage;

public class UsageMonthTests
{
    [Theory]
    [InlineData("2026-11-01T00:00:00Z", "2026-11-01", "2026-12-01T00:00:00Z")]
    [InlineData("2026-11-30T23:59:59.999999Z", "2026-11-01", "2026-12-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00Z", "2026-12-01", "2027-01-01T00:00:00Z")]
    [InlineData("2028-02-29T12:00:00Z", "2028-02-01", "2028-03-01T00:00:00Z")]
    [InlineData("2026-12-01T01:00:00+02:00", "2026-11-01", "2026-12-01T00:00:00Z")]
    [InlineData("2026-11-30T23:00:00-02:00", "2026-12-01", "2027-01-01T00:00:00Z")]
    public void A_month_is_one_of_utc(string moment, string firstDay, string end)
    {
        var month = UsageMonth.Of(At(moment));

        month.FirstDay.ShouldBe(DateOnly.Parse(firstDay, System.Globalization.CultureInfo.InvariantCulture));
        month.End.ShouldBe(At(end));
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using Shouldly;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Usage;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Usage;

public class UsageReservationTests
{
    [Fact]
    public void It_counts_until_it_is_given_back_and_belongs_to_its_month_for_ever()
    {
        var reservation = Take(3);
        reservation.Counted.ShouldBe(3);

        reservation.GiveBack(Moments.Noon.AddMonths(1));

        reservation.Counted.ShouldBe(0);
        reservation.Amount.ShouldBe(3);
        reservation.Month.ShouldBe(new DateOnly(2026, 11, 1));
    }

    [Fact]
    public void Given_back_twice_it_was_given_back_once()
    {
        var reservation = Take(1);
        reservation.GiveBack(Moments.Noon);

        reservation.GiveBack(Moments.Noon.AddDays(1));

        reservation.GivenBackAt.ShouldBe(Moments.Noon);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Nothing_is_no_reservation(long amount) => Should.Throw<ArgumentOutOfRangeException>(() => Take(amount));

    [Fact]
    public void Every_metric_has_a_limit_of_its_own() =>
        Enum.GetValues<UsageMetric>()
            .Select(metric => metric.Limit())
            .ShouldBe([PlanLimit.MonthlyUploads, PlanLimit.MonthlyRenderTokens]);

    private static UsageReservation Take(long amount) =>
        UsageReservation.Take(Guid.NewGuid(), Guid.NewGuid(), UsageMetric.Uploads, amount, Moments.Noon);
}

using Shouldly;
using StreamHub.Infrastructure.Messaging;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Messaging;

public class RetryPolicyTests
{
    private const int Samples = 200;

    public static TheoryData<int> Failures() => new(Enumerable.Range(1, RetryPolicy.MaxFailures - 1));

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_wait_doubles_up_to_an_hour_and_is_never_more_than_a_fifth_off(int failures)
    {
        var middle = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), 3_600));

        foreach (var delay in Delays(failures))
        {
            delay.ShouldBeInRange(middle * 0.8, middle * 1.2);
        }
    }

    [Fact]
    public void Waits_differ_so_that_what_failed_together_does_not_return_together() =>
        Delays(5).Distinct().Count().ShouldBeGreaterThan(Samples / 2);

    [Fact]
    public void Each_wait_is_longer_than_the_one_before_until_an_hour_is_reached()
    {
        for (var failures = 1; failures < 12; failures++)
        {
            Delays(failures).Max().ShouldBeLessThan(Delays(failures + 1).Min());
        }
    }

    [Theory]
    [InlineData(RetryPolicy.MaxFailures)]
    [InlineData(RetryPolicy.MaxFailures + 1)]
    [InlineData(int.MaxValue)]
    public void After_the_last_failure_there_is_no_wait(int failures) =>
        RetryPolicy.DelayAfter(failures).ShouldBeNull();

    [Fact]
    public void All_waits_together_outlast_a_night()
    {
        var all = Enumerable.Range(1, RetryPolicy.MaxFailures - 1).Sum(failures => Delays(failures).Min().TotalHours);

        all.ShouldBeGreaterThan(6);
    }

    private static List<TimeSpan> Delays(int failures) =>
        [.. Enumerable.Range(0, Samples).Select(_ => RetryPolicy.DelayAfter(failures)!.Value)];
}

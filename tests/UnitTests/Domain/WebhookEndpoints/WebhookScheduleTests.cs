using Shouldly;
using StreamHub.Domain.WebhookEndpoints;
using Xunit;

namespace StreamHub.UnitTests.Domain.WebhookEndpoints;

public class WebhookScheduleTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5 * 60)]
    [InlineData(3, 30 * 60)]
    [InlineData(4, 2 * 3_600)]
    [InlineData(5, 5 * 3_600)]
    [InlineData(6, 10 * 3_600)]
    [InlineData(7, 14 * 3_600)]
    public void Each_failure_waits_for_the_time_of_the_table_and_up_to_a_fifth_more(int failures, int seconds)
    {
        var wait = TimeSpan.FromSeconds(seconds);

        WebhookSchedule.WaitAfter(failures, asked: null, chancePermille: 0).ShouldBe(wait);
        WebhookSchedule.WaitAfter(failures, asked: null, chancePermille: 1_000).ShouldBe(wait * 1.2);
    }

    [Fact]
    public void The_eighth_failure_is_the_last() =>
        WebhookSchedule.WaitAfter(8, TimeSpan.FromMinutes(1), chancePermille: 0).ShouldBeNull();

    [Theory]
    [InlineData(4, 5)]
    [InlineData(60, 60)]
    [InlineData(86_400, 86_400)]
    [InlineData(86_401, 86_400)]
    [InlineData(-1, 5)]
    public void A_longer_wait_that_is_asked_for_is_given_up_to_a_day(int asked, int seconds) =>
        WebhookSchedule
            .WaitAfter(1, TimeSpan.FromSeconds(asked), chancePermille: 0)
            .ShouldBe(TimeSpan.FromSeconds(seconds));
}

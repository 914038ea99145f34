using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Events;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Events;

public class SubscriptionEventTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    private static readonly SubscriptionState Active = new(
        "sub_1",
        "cus_1",
        "pro",
        SubscriptionStatus.Active,
        Moments.Noon,
        Moments.Noon.AddDays(30),
        CancelsAtPeriodEnd: false
    );

    private readonly Subscription _subscription = Subscription.Record(Guid.NewGuid(), Active, Grace, Moments.Noon);

    [Fact]
    public void Its_begin_is_told()
    {
        var told = _subscription.TakeEvents().ShouldHaveSingleItem();

        told.Type.ShouldBe(EventTypes.SubscriptionChanged);
        told.OrganizationId.ShouldBe(_subscription.OrganizationId);
        told.UserId.ShouldBeNull();
        told.SubjectId.ShouldBe(_subscription.Id);
        told.Data.ShouldBeOfType<SubscriptionEventData>().Plan.ShouldBe("pro");
    }

    [Fact]
    public void A_look_that_finds_nothing_new_is_no_news()
    {
        _subscription.TakeEvents();

        _subscription.Synchronize(Active, Grace, Moments.Noon.AddHours(1));

        _subscription.HasEvents().ShouldBeFalse();
    }

    [Fact]
    public void Each_change_is_told()
    {
        _subscription.TakeEvents();
        foreach (
            var change in new[]
            {
                Active with
                {
                    PlanCode = "studio",
                },
                Active with
                {
                    CancelsAtPeriodEnd = true,
                },
                Active with
                {
                    Status = SubscriptionStatus.PastDue,
                    PastDueSince = Moments.Noon,
                },
                Active with
                {
                    CurrentPeriodEnd = Moments.Noon.AddDays(60),
                },
            }
        )
        {
            _subscription.Synchronize(change, Grace, Moments.Noon);

            _subscription.TakeEvents().ShouldHaveSingleItem().Type.ShouldBe(EventTypes.SubscriptionChanged);
        }
    }

    [Fact]
    public void Its_end_is_told_once_however_it_becomes_known()
    {
        _subscription.TakeEvents();

        _subscription.End(Moments.Noon);
        _subscription.End(Moments.Noon);

        var told = _subscription.TakeEvents().ShouldHaveSingleItem();
        told.Type.ShouldBe(EventTypes.SubscriptionEnded);
        told.Data.ShouldBeOfType<SubscriptionEventData>().EndsAt.ShouldBe(Moments.Noon);
    }

    [Fact]
    public void What_ended_long_ago_is_no_news_when_it_is_first_seen()
    {
        var ended = Active with { Status = SubscriptionStatus.Cancelled, EndedAt = Moments.Noon };

        var late = Subscription.Record(Guid.NewGuid(), ended, Grace, Moments.Noon + Subscription.NewsAge);

        late.HasEvents().ShouldBeFalse();
    }
}

using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Billing;

public class SubscriptionTests
{
    private static readonly DateTimeOffset End = Moments.Noon.AddDays(30);
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);
    private static readonly DateTimeOffset LeewayEnd = End + Subscription.RenewalLeeway;

    private static readonly SubscriptionState Active = new(
        "sub_1",
        "cus_1",
        "pro",
        SubscriptionStatus.Active,
        Moments.Noon,
        End,
        CancelsAtPeriodEnd: false
    );

    public static TheoryData<SubscriptionStatus, bool, DateTimeOffset, DateTimeOffset?> Grants()
    {
        var rows = new TheoryData<SubscriptionStatus, bool, DateTimeOffset, DateTimeOffset?>();
        DateTimeOffset[] moments =
        [
            Moments.Noon,
            End - Moments.Tick,
            End,
            LeewayEnd - Moments.Tick,
            LeewayEnd,
            LeewayEnd.AddYears(1),
        ];
        foreach (var status in Enum.GetValues<SubscriptionStatus>())
        {
            var paid = status is SubscriptionStatus.Active or SubscriptionStatus.Trialing;
            foreach (var moment in moments)
            {
                rows.Add(status, false, moment, paid && moment < LeewayEnd ? LeewayEnd : null);
                rows.Add(status, true, moment, paid && moment < End ? End : null);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Grants), DisableDiscoveryEnumeration = true)]
    public void It_grants_while_it_is_paid_and_a_day_longer_where_it_renews(
        SubscriptionStatus status,
        bool cancels,
        DateTimeOffset now,
        DateTimeOffset? until
    ) => Record(Active with { Status = status, CancelsAtPeriodEnd = cancels }).GrantsUntil(now).ShouldBe(until);

    [Fact]
    public void What_is_paid_until_now_grants_until_the_period_ends_and_a_day() =>
        Record(Active).GrantsUntil(Moments.Noon).ShouldBe(new DateTimeOffset(2026, 12, 22, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void It_is_recorded_as_the_vendor_tells_it()
    {
        var organization = Guid.NewGuid();

        var subscription = Subscription.Record(organization, Active, Grace, Moments.Noon);

        subscription.OrganizationId.ShouldBe(organization);
        subscription.ExternalId.ShouldBe("sub_1");
        subscription.PlanCode.ShouldBe("pro");
        subscription.Status.ShouldBe(SubscriptionStatus.Active);
        subscription.CurrentPeriodStart.ShouldBe(Moments.Noon);
        subscription.CurrentPeriodEnd.ShouldBe(End);
        subscription.CancelsAtPeriodEnd.ShouldBeFalse();
    }

    [Fact]
    public void It_follows_the_vendor_in_everything_that_can_change()
    {
        var subscription = Record(Active);

        subscription.Synchronize(
            Active with
            {
                PlanCode = "agency",
                Status = SubscriptionStatus.PastDue,
                CurrentPeriodStart = End,
                CurrentPeriodEnd = End.AddDays(30),
                CancelsAtPeriodEnd = true,
            },
            Grace,
            Moments.Noon
        );

        subscription.PlanCode.ShouldBe("agency");
        subscription.Status.ShouldBe(SubscriptionStatus.PastDue);
        subscription.CurrentPeriodStart.ShouldBe(End);
        subscription.CurrentPeriodEnd.ShouldBe(End.AddDays(30));
        subscription.CancelsAtPeriodEnd.ShouldBeTrue();
    }

    [Fact]
    public void The_state_of_another_subscription_is_refused_and_changes_nothing()
    {
        var subscription = Record(Active);

        Should.Throw<ArgumentException>(() =>
            subscription.Synchronize(
                Active with
                {
                    ExternalId = "sub_2",
                    Status = SubscriptionStatus.Cancelled,
                },
                Grace,
                Moments.Noon
            )
        );

        subscription.Status.ShouldBe(SubscriptionStatus.Active);
    }

    [Fact]
    public void What_pays_for_it_is_the_vendors_word_until_nothing_is_to_be_paid_any_more()
    {
        var card = PaymentMethod.Card("visa", "4242", 12, 2030);
        var subscription = Record(Active with { PaymentMethod = card });

        subscription.PaymentMethod.ShouldBe(card);
        subscription.AgreesWith(Active with { PaymentMethod = card }).ShouldBeTrue();
        subscription.AgreesWith(Active).ShouldBeFalse();
        var ended = Active with { PaymentMethod = card, Status = SubscriptionStatus.Cancelled };
        subscription.Synchronize(ended, Grace, Moments.Noon);
        subscription.PaymentMethod.ShouldBeNull();
        subscription.AgreesWith(ended).ShouldBeTrue();
    }

    [Fact]
    public void One_that_the_vendor_has_no_more_is_paid_from_nothing()
    {
        var subscription = Record(Active with { PaymentMethod = PaymentMethod.Of("link") });

        subscription.End(Moments.Noon);

        subscription.PaymentMethod.ShouldBeNull();
    }

    private static Subscription Record(SubscriptionState state) =>
        Subscription.Record(Guid.NewGuid(), state, Grace, Moments.Noon);
}

using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Billing;

/// <summary>What a subscription grants, and what is told of it, when its payments fail, its trial ends or it is cancelled.</summary>
public class SubscriptionGraceTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);
    private static readonly DateTimeOffset Start = Moments.Noon;
    private static readonly DateTimeOffset End = Start.AddDays(30);

    private static readonly SubscriptionState Active = new(
        "sub_1",
        "cus_1",
        "pro",
        SubscriptionStatus.Active,
        Start,
        End,
        CancelsAtPeriodEnd: false
    );

    private static readonly SubscriptionState PastDue = Active with
    {
        Status = SubscriptionStatus.PastDue,
        PastDueSince = Start.AddHours(1),
    };

    private static readonly SubscriptionState Trial = Active with
    {
        Status = SubscriptionStatus.Trialing,
        TrialStart = Start,
        TrialEnd = End,
    };

    /// <summary>Every state, with every way of ending, seen at every moment about which something changes.</summary>
    public static MatrixTheoryData<SubscriptionStatus, int?, bool> Lives { get; } =
        new(Enum.GetValues<SubscriptionStatus>(), [null, 3, 30, 45], [false, true]);

    private static IEnumerable<DateTimeOffset> Instants =>
        from days in Enumerable.Range(-1, 50)
        from tick in new[] { -1, 0, 1 }
        select Start.AddDays(days).AddTicks(tick);

    [Fact]
    public void A_failed_payment_costs_nothing_for_the_days_of_grace_and_the_plan_after_them()
    {
        var subscription = Of(PastDue);
        var end = Start.AddHours(1) + Grace;

        subscription.GraceEndsAt.ShouldBe(end);
        subscription.GrantsUntil(Start.AddHours(1)).ShouldBe(end);
        subscription.GrantsUntil(end - Moments.Tick).ShouldBe(end);
        subscription.GrantsUntil(end).ShouldBeNull();
    }

    [Fact]
    public void Grace_that_was_told_is_not_moved_by_another_setting_and_a_new_failure_gets_the_new_one()
    {
        var subscription = Of(PastDue);
        var told = subscription.GraceEndsAt;

        subscription.Synchronize(PastDue, TimeSpan.FromDays(1), Start.AddDays(2));
        subscription.GraceEndsAt.ShouldBe(told);

        subscription.Synchronize(Active, TimeSpan.FromDays(1), Start.AddDays(3));
        subscription.GraceEndsAt.ShouldBeNull();

        subscription.Synchronize(PastDue with { PastDueSince = End }, TimeSpan.FromDays(1), End);
        subscription.GraceEndsAt.ShouldBe(End.AddDays(1));
    }

    [Fact]
    public void Who_pays_after_the_grace_has_the_plan_again()
    {
        var subscription = Of(PastDue);
        subscription.GrantsUntil(Start.AddDays(10)).ShouldBeNull();

        subscription.Synchronize(Active, Grace, Start.AddDays(10));

        subscription.GrantsUntil(Start.AddDays(10)).ShouldBe(End + Subscription.RenewalLeeway);
    }

    [Fact]
    public void An_end_that_was_set_to_a_date_counts_within_the_period_and_grace_does_not_outlast_it()
    {
        Of(Active with { CancelAt = Start.AddDays(3) }).GrantsUntil(Start).ShouldBe(Start.AddDays(3));
        Of(Active with { CancelAt = End.AddDays(40) }).GrantsUntil(Start).ShouldBe(End + Subscription.RenewalLeeway);
        Of(PastDue with { CancelAt = Start.AddDays(3) }).GrantsUntil(Start).ShouldBe(Start.AddDays(3));
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void What_it_grants_has_one_end_that_it_keeps_to(SubscriptionStatus status, int? cancelAtDay, bool cancels)
    {
        var subscription = Of(
            PastDue with
            {
                Status = status,
                CancelAt = cancelAtDay is { } day ? Start.AddDays(day) : null,
                CancelsAtPeriodEnd = cancels,
            }
        );
        var mayGrant = status is SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.PastDue;
        var last = subscription.GrantsUntil(Start.AddDays(-1));

        (last is not null).ShouldBe(mayGrant);
        foreach (var now in Instants)
        {
            var expected = now < last ? last : null;
            subscription.GrantsUntil(now).ShouldBe(expected);
        }

        if (last is not null && subscription.EndsAt is { } end)
        {
            last.Value.ShouldBeLessThanOrEqualTo(end);
        }
    }

    [Fact]
    public void The_end_of_a_trial_is_told_in_its_last_three_days()
    {
        var trial = Of(Trial);

        trial.FindNotice(End.AddDays(-3) - Moments.Tick).ShouldBeNull();
        trial.FindNotice(End.AddDays(-3)).ShouldBe((BillingNoticeKind.TrialEnding, End));
        trial.FindNotice(End - Moments.Tick).ShouldBe((BillingNoticeKind.TrialEnding, End));
        trial.FindNotice(End).ShouldBeNull();
    }

    [Fact]
    public void A_failed_payment_is_told_during_grace_and_the_plans_end_after_it()
    {
        var subscription = Of(PastDue);

        subscription.FindNotice(Start.AddDays(1)).ShouldBe((BillingNoticeKind.PaymentFailed, Start.AddHours(1)));
        subscription.FindNotice(Start.AddDays(8)).ShouldBe((BillingNoticeKind.PlanEnded, Start));
    }

    [Fact]
    public void The_cancellation_that_follows_a_lapse_is_the_same_end_and_not_told_again()
    {
        var lapsed = Of(PastDue).FindNotice(Start.AddDays(8));

        var cancelled = Of(Active with { Status = SubscriptionStatus.Cancelled, EndedAt = Start.AddDays(15) });

        cancelled.FindNotice(Start.AddDays(15)).ShouldBe(lapsed);
        cancelled.FindNotice(Start.AddDays(15) + Subscription.NewsAge).ShouldBeNull();
    }

    [Theory]
    [InlineData(SubscriptionStatus.Active)]
    [InlineData(SubscriptionStatus.Incomplete)]
    [InlineData(SubscriptionStatus.Expired)]
    public void Of_what_runs_or_never_began_nothing_is_told(SubscriptionStatus status) =>
        Of(Active with { Status = status, EndedAt = Start }).FindNotice(Start).ShouldBeNull();

    [Fact]
    public void It_is_looked_at_when_something_should_happen_by_itself()
    {
        Of(Trial).CheckDueAt.ShouldBe(End - Subscription.TrialWarning);
        Of(PastDue).CheckDueAt.ShouldBe(Start.AddHours(1) + Grace);
        Of(Active).CheckDueAt.ShouldBe(End.AddHours(2));
        Of(Active with { CancelAt = Start.AddDays(3) }).CheckDueAt.ShouldBe(Start.AddDays(3).AddHours(2));
        Of(Active with { Status = SubscriptionStatus.Cancelled }).CheckDueAt.ShouldBeNull();
        Of(Active with { Status = SubscriptionStatus.Paused }).CheckDueAt.ShouldBeNull();
    }

    [Fact]
    public void What_should_have_happened_and_did_not_is_looked_at_again_a_day_later()
    {
        var late = End.AddDays(3);

        Subscription.Record(Guid.NewGuid(), Active, Grace, late).CheckDueAt.ShouldBe(late.AddDays(1));
    }

    [Fact]
    public void It_agrees_with_the_state_it_took_and_with_no_other()
    {
        var subscription = Of(Active);

        subscription.AgreesWith(Active).ShouldBeTrue();
        SubscriptionState[] others =
        [
            Active with
            {
                PlanCode = "agency",
            },
            Active with
            {
                Status = SubscriptionStatus.PastDue,
            },
            Active with
            {
                Interval = BillingInterval.Year,
            },
            Active with
            {
                PriceExternalId = "price_2",
            },
            Active with
            {
                CurrentPeriodStart = End,
            },
            Active with
            {
                CurrentPeriodEnd = End.AddDays(1),
            },
            Active with
            {
                TrialEnd = End,
            },
            Active with
            {
                CancelsAtPeriodEnd = true,
            },
            Active with
            {
                CancelAt = End,
            },
            Active with
            {
                EndedAt = End,
            },
        ];
        others.ShouldAllBe(state => !subscription.AgreesWith(state));
    }

    private static Subscription Of(SubscriptionState state) => Subscription.Record(Guid.NewGuid(), state, Grace, Start);
}

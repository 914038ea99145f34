namespace StreamHub.Domain.Billing;

/// <summary>When the vendor is asked without having said anything, and what the customer is told.</summary>
public sealed partial class Subscription
{
    /// <summary>How long before its end the end of a trial is announced.</summary>
    public static readonly TimeSpan TrialWarning = TimeSpan.FromDays(3);

    /// <summary>What ended longer ago is no news, as where old subscriptions are first seen.</summary>
    public static readonly TimeSpan NewsAge = TimeSpan.FromDays(7);

    /// <summary>What should have happened is looked for this long after its moment: the vendor mostly tells it before.</summary>
    private static readonly TimeSpan CheckDelay = TimeSpan.FromHours(2);

    /// <summary>When it is to be looked at again even though nobody tells; <c>null</c> when nothing can happen by itself.</summary>
    public DateTimeOffset? CheckDueAt { get; private set; }

    /// <summary>Makes others leave it alone for a while, because a look at it is queued.</summary>
    public void PostponeCheck(DateTimeOffset now) => CheckDueAt = now + CheckDelay;

    /// <summary>
    /// What is to be told now, each once about one moment. It follows from the state alone, so that it does not matter by
    /// which event the state became known.
    /// </summary>
    public (BillingNoticeKind Kind, DateTimeOffset About)? FindNotice(DateTimeOffset now)
    {
        if (Status == SubscriptionStatus.Trialing && TrialEnd is { } trialEnd)
        {
            return trialEnd - TrialWarning <= now && now < trialEnd ? (BillingNoticeKind.TrialEnding, trialEnd) : null;
        }

        if (Status == SubscriptionStatus.PastDue && PastDueSince is { } since && now < GraceEndsAt)
        {
            return (BillingNoticeKind.PaymentFailed, since);
        }

        return HasLapsed(now) ? (BillingNoticeKind.PlanEnded, CurrentPeriodStart) : null;
    }

    /// <summary>Whether it has ceased to give its plan, and that is news.</summary>
    private bool HasLapsed(DateTimeOffset now) =>
        Status switch
        {
            SubscriptionStatus.PastDue => now >= GraceEndsAt,
            SubscriptionStatus.Unpaid or SubscriptionStatus.Paused => true,
            SubscriptionStatus.Cancelled => now < EndedAt + NewsAge,
            _ => false,
        };

    private DateTimeOffset? FindNextCheck(DateTimeOffset now)
    {
        DateTimeOffset?[] moments = Status switch
        {
            SubscriptionStatus.Trialing => [TrialEnd - TrialWarning, TrialEnd + CheckDelay, EndsAt + CheckDelay],
            SubscriptionStatus.Active => [CurrentPeriodEnd + CheckDelay, EndsAt + CheckDelay],
            SubscriptionStatus.PastDue => [GraceEndsAt, EndsAt + CheckDelay],
            SubscriptionStatus.Incomplete => [CurrentPeriodStart.AddDays(1) + CheckDelay],
            _ => [],
        };
        return moments.Length == 0 ? null : moments.Where(moment => moment > now).Min() ?? now + RenewalLeeway;
    }
}

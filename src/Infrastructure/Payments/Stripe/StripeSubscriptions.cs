using StreamHub.Domain.Billing;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>What Stripe's subscriptions are to us.</summary>
internal static class StripeSubscriptions
{
    /// <returns><c>null</c> for one that is for no plan of ours.</returns>
    public static SubscriptionState? StateOf(StripeSubscription? subscription)
    {
        if (
            subscription?.Items.Data.ElementAtOrDefault(0) is not { } item
            || StripePrices.PlanCodeOf(item.Price) is not { } planCode
        )
        {
            return null;
        }

        return new SubscriptionState(
            subscription.Id,
            subscription.Customer,
            planCode,
            StatusOf(subscription.Status),
            DateTimeOffset.FromUnixTimeSeconds(item.CurrentPeriodStart),
            DateTimeOffset.FromUnixTimeSeconds(item.CurrentPeriodEnd),
            subscription.CancelAtPeriodEnd
        )
        {
            Interval = item.Price.Recurring?.Interval == "year" ? BillingInterval.Year : BillingInterval.Month,
            PriceExternalId = item.Price.Id,
            TrialStart = MomentOf(subscription.TrialStart),
            TrialEnd = MomentOf(subscription.TrialEnd),
            CancelAt = MomentOf(subscription.CancelAt),
            EndedAt = MomentOf(subscription.EndedAt),
        };
    }

    private static DateTimeOffset? MomentOf(long? seconds) =>
        seconds is { } given ? DateTimeOffset.FromUnixTimeSeconds(given) : null;

    // A status that this version does not know grants nothing.
    private static SubscriptionStatus StatusOf(string status) =>
        status switch
        {
            "trialing" => SubscriptionStatus.Trialing,
            "active" => SubscriptionStatus.Active,
            "past_due" => SubscriptionStatus.PastDue,
            "unpaid" => SubscriptionStatus.Unpaid,
            "paused" => SubscriptionStatus.Paused,
            "canceled" => SubscriptionStatus.Cancelled,
            "incomplete_expired" => SubscriptionStatus.Expired,
            _ => SubscriptionStatus.Incomplete,
        };
}

using StreamHub.Domain.Billing;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>What Stripe's subscriptions are to us.</summary>
internal static class StripeSubscriptions
{
    /// <summary>Asks for what pays for a subscription along with it.</summary>
    /// <param name="path">Where subscriptions stand in the answer, with a dot at its end.</param>
    public static string Expand(string path = "") =>
        $"expand[0]={path}default_payment_method&expand[1]={path}customer.invoice_settings.default_payment_method";

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
            subscription.Customer.Id,
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
            PaymentMethod = MethodOf(subscription),
        };
    }

    // The subscription's own comes first, as at Stripe.
    private static PaymentMethod? MethodOf(StripeSubscription subscription) =>
        (
            subscription.DefaultPaymentMethod ?? subscription.Customer.Object?.InvoiceSettings?.DefaultPaymentMethod
        )?.Object switch
        {
            null => null,
            { Card: { } card } => PaymentMethod.Card(card.Brand, card.Last4, card.ExpMonth, card.ExpYear),
            { Type: var type } => PaymentMethod.Of(type),
        };

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

using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Lists, ends and resumes subscriptions; <see cref="SubscriptionChanges"/> changes them.</summary>
internal sealed class Subscriptions(
    SandboxStore store,
    StripeLookup lookup,
    SubscriptionBilling billing,
    Invoicing invoicing,
    Proration proration,
    EventLog events,
    BillingTime time
)
{
    /// <summary>Without a status those that ended are left out, and without customer or clock those of test clocks, as Stripe does.</summary>
    public StripeList<Subscription> List(ListSubscriptions wanted) =>
        store.Read(state =>
            StripePage.Of(
                state
                    .Stripe.Subscriptions.Values.Where(subscription => Matches(subscription, wanted))
                    .Select(subscription => lookup.Subscription(subscription.Id)),
                wanted,
                "/v1/subscriptions"
            )
        );

    public Subscription CancelNow(string id, CancelSubscription parameters) =>
        store.Change(_ =>
        {
            var before = lookup.Subscription(id);
            RefuseEnded(before);
            var subscription = before;
            if (parameters.Prorate && !before.OnTrial)
            {
                AddPending(proration.Unused(before, time.Of(before.Customer)));
            }

            if (parameters.InvoiceNow)
            {
                subscription = billing.BillPending(subscription);
            }

            var details = before.CancellationDetails;
            return Cancel(
                subscription with
                {
                    CancellationDetails = details with
                    {
                        Comment = parameters.CancellationDetails?.Comment ?? details.Comment,
                        Feedback = parameters.CancellationDetails?.Feedback ?? details.Feedback,
                    },
                },
                "cancellation_requested"
            );
        });

    public Subscription Cancel(Subscription subscription, string reason) =>
        store.Change(state =>
        {
            var now = time.Of(subscription.Customer);
            var canceled = state.Stripe.Subscriptions[subscription.Id] = subscription with
            {
                Status = SubscriptionStatus.Canceled,
                CanceledAt = subscription.CanceledAt ?? now,
                EndedAt = now,
                CancellationDetails = subscription.CancellationDetails with { Reason = reason },
            };
            invoicing.StopCollecting(canceled.Id);
            events.Emit("customer.subscription.deleted", canceled);
            return canceled;
        });

    /// <summary>Begins a new period for a paused subscription; it runs again once that is paid.</summary>
    public Subscription Resume(string id, ResumeSubscription parameters) =>
        store.Change(_ =>
        {
            var before = lookup.Subscription(id);
            if (before.Status != SubscriptionStatus.Paused)
            {
                throw StripeException.Invalid(
                    $"Only paused subscriptions can be resumed; this one is {before.Status}.",
                    "subscription"
                );
            }

            var now = time.Of(before.Customer);
            var anchor = parameters.BillingCycleAnchor == "unchanged" ? before.BillingCycleAnchor : now;
            var end = before.Items.Data[0].Price.Recurring!.EndOf(now, anchor);
            var resumed = before.WithPeriod(now, end) with { BillingCycleAnchor = anchor };
            billing.Save(billing.BillPeriod(resumed, "subscription_update"), before);
            return lookup.Subscription(id);
        });

    public static void RefuseEnded(Subscription subscription)
    {
        if (subscription.IsEnded)
        {
            throw StripeException.NoSuch("subscription", subscription.Id);
        }
    }

    public void AddPending(IReadOnlyList<InvoiceItem> items) =>
        store.Change(state =>
        {
            foreach (var item in items)
            {
                state.Stripe.InvoiceItems.Add(item.Id, item);
                events.Emit("invoiceitem.created", item);
            }
        });

    private static bool Matches(Subscription subscription, ListSubscriptions wanted) =>
        (wanted.Customer is null || subscription.Customer == wanted.Customer)
        && (wanted.Customer is not null || subscription.TestClock == wanted.TestClock)
        && (wanted.Price is null || subscription.Items.Data.Any(item => item.Price.Id == wanted.Price))
        && wanted.Status switch
        {
            "all" => true,
            null => !subscription.IsEnded,
            "ended" => subscription.IsEnded,
            { } status => subscription.Status == status,
        };
}

using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class Subscriptions(
    SandboxStore store,
    StripeLookup lookup,
    Invoicing invoicing,
    EventLog events,
    TimeProvider clock
)
{
    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Without a status those that ended are left out, as Stripe does.</summary>
    public StripeList<Subscription> List(ListSubscriptions wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Subscriptions.Values.Where(subscription =>
                    (wanted.Customer is null || subscription.Customer == wanted.Customer)
                    && (wanted.Price is null || subscription.Items.Data.Any(item => item.Price.Id == wanted.Price))
                    && wanted.Status switch
                    {
                        "all" => true,
                        null => subscription.Status != SubscriptionStatus.Canceled,
                        "ended" => subscription.Status == SubscriptionStatus.Canceled,
                        { } status => subscription.Status == status,
                    }
                ),
                wanted,
                "/v1/subscriptions"
            )
        );

    public Subscription Update(string id, UpdateSubscription parameters) =>
        store.Change(state =>
        {
            var before = lookup.Subscription(id);
            RefuseEnded(before);
            var subscription = before with
            {
                CancellationDetails = before.CancellationDetails with
                {
                    Comment = parameters.CancellationDetails?.Comment ?? before.CancellationDetails.Comment,
                    Feedback = parameters.CancellationDetails?.Feedback ?? before.CancellationDetails.Feedback,
                },
                DefaultPaymentMethod = parameters.DefaultPaymentMethod ?? before.DefaultPaymentMethod,
                Description = parameters.Description ?? before.Description,
                Metadata = Metadata.Merge(before.Metadata, parameters.Metadata),
            };
            subscription = parameters.Items is { } changes
                ? subscription.WithItems(Changed(subscription, changes))
                : subscription;
            subscription = parameters.CancelAtPeriodEnd switch
            {
                true => Ending(subscription),
                false => Continuing(subscription),
                null => subscription,
            };
            return Save(subscription, before);
        });

    public Subscription CancelNow(string id, CancelSubscription parameters) =>
        store.Change(state =>
        {
            var before = lookup.Subscription(id);
            RefuseEnded(before);
            var canceled = before with
            {
                Status = SubscriptionStatus.Canceled,
                CanceledAt = before.CanceledAt ?? Now,
                EndedAt = Now,
                CancellationDetails = new CancellationDetails
                {
                    Comment = parameters.CancellationDetails?.Comment,
                    Feedback = parameters.CancellationDetails?.Feedback,
                    Reason = "cancellation_requested",
                },
            };
            state.Stripe.Subscriptions[id] = canceled;
            events.Emit("customer.subscription.deleted", canceled);
            return canceled;
        });

    /// <summary>Ends or renews what has come to the end of its period, one period at a time.</summary>
    public void CatchUp() =>
        store.Change(state =>
        {
            foreach (var id in state.Stripe.Subscriptions.Keys.ToList())
            {
                while (state.Stripe.Subscriptions[id] is { IsRunning: true } due && due.PeriodEnd <= Now)
                {
                    if (due.CancelAtPeriodEnd)
                    {
                        CancelNow(id, new CancelSubscription());
                    }
                    else
                    {
                        Renew(due);
                    }
                }
            }
        });

    private static void RefuseEnded(Subscription subscription)
    {
        if (subscription.Status == SubscriptionStatus.Canceled)
        {
            throw StripeException.NoSuch("subscription", subscription.Id);
        }
    }

    private static Subscription Continuing(Subscription subscription) =>
        subscription with
        {
            CancelAtPeriodEnd = false,
            CancelAt = null,
            CanceledAt = null,
            CancellationDetails = new CancellationDetails(),
        };

    private Subscription Ending(Subscription subscription) =>
        subscription with
        {
            CancelAtPeriodEnd = true,
            CancelAt = subscription.PeriodEnd,
            CanceledAt = Now,
            CancellationDetails = subscription.CancellationDetails with { Reason = "cancellation_requested" },
        };

    private void Renew(Subscription due)
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(due.PeriodEnd);
        var end = due.Items.Data[0].Price.Recurring!.After(start);
        var renewed = due.WithPeriod(due.PeriodEnd, end.ToUnixTimeSeconds()) with
        {
            Status = SubscriptionStatus.Active,
        };
        var invoice = invoicing.Bill(renewed, "subscription_cycle");
        Save(renewed with { LatestInvoice = invoice.Id }, due);
    }

    private Subscription Save(Subscription subscription, Subscription before)
    {
        store.Change(state => state.Stripe.Subscriptions[subscription.Id] = subscription);
        events.Emit("customer.subscription.updated", subscription, before);
        return subscription;
    }

    private List<SubscriptionItem> Changed(Subscription subscription, IReadOnlyList<SubscriptionItemParameters> changes)
    {
        var items = subscription.Items.Data.ToList();
        foreach (var (index, change) in changes.Index())
        {
            var at = change.Id is null ? -1 : items.FindIndex(item => item.Id == change.Id);
            if (change.Id is not null && at < 0)
            {
                throw StripeException.NoSuch("subscription_item", change.Id, $"items[{index}][id]");
            }

            if (change.Deleted)
            {
                items.RemoveAt(at);
                continue;
            }

            var item = Changed(at < 0 ? Added(subscription, change, index) : items[at], change, index);
            items = at < 0 ? [.. items, item] : [.. items[..at], item, .. items[(at + 1)..]];
        }

        return items.Count > 0
            ? items
            : throw StripeException.Invalid("A subscription must have at least one active plan.", "items");
    }

    private SubscriptionItem Added(Subscription subscription, SubscriptionItemParameters change, int index) =>
        subscription.Items.Data[0] with
        {
            Id = Identifiers.Prefixed("si_", 14),
            Created = Now,
            Metadata = [],
            Price = lookup.Price(
                change.Price ?? throw StripeException.Missing($"items[{index}][price]"),
                $"items[{index}][price]"
            ),
            Quantity = 1,
        };

    private SubscriptionItem Changed(SubscriptionItem item, SubscriptionItemParameters change, int index)
    {
        var price = change.Price is { } id ? lookup.Price(id, $"items[{index}][price]") : item.Price;
        var restarts = price.Recurring is { } rhythm && rhythm != item.Price.Recurring;
        var now = clock.GetUtcNow();
        return item with
        {
            Price = price,
            Quantity = change.Quantity ?? item.Quantity,
            Metadata = Metadata.Merge(item.Metadata, change.Metadata),
            CurrentPeriodStart = restarts ? now.ToUnixTimeSeconds() : item.CurrentPeriodStart,
            CurrentPeriodEnd = restarts ? price.Recurring!.After(now).ToUnixTimeSeconds() : item.CurrentPeriodEnd,
        };
    }
}

using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Changes what a subscription is to; another rhythm begins a period of its own.</summary>
internal sealed class SubscriptionItems(StripeLookup lookup)
{
    public Subscription Change(Subscription subscription, IReadOnlyList<SubscriptionItemParameters> changes, long now)
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

            var item = Changed(at < 0 ? Added(subscription, change, index, now) : items[at], change, index);
            items = at < 0 ? [.. items, item] : [.. items[..at], item, .. items[(at + 1)..]];
        }

        if (items.Count == 0)
        {
            throw StripeException.Invalid("A subscription must have at least one active plan.", "items");
        }

        var changed = subscription.WithItems(items);
        var rhythm = items[0].Price.Recurring!;
        return rhythm == subscription.Items.Data[0].Price.Recurring || subscription.OnTrial
            ? changed
            : changed.WithPeriod(now, rhythm.EndOf(now, now)) with
            {
                BillingCycleAnchor = now,
            };
    }

    /// <summary>One that is for sale, in the currency that the subscription began with.</summary>
    public Price PriceFor(string? id, string currency, string parameter)
    {
        var price = lookup.Price(id ?? throw StripeException.Missing(parameter), parameter);
        if (!price.Active)
        {
            throw StripeException.Invalid(
                "The price specified is inactive. This field only accepts active prices.",
                parameter
            );
        }

        if (price.Recurring is null)
        {
            throw StripeException.Invalid(
                "The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.",
                parameter
            );
        }

        return price.Currency == currency
            ? price
            : throw StripeException.Invalid(
                $"The price specified supports currencies of `{price.Currency}`. This doesn't match the expected currency: `{currency}`.",
                parameter
            );
    }

    private SubscriptionItem Added(Subscription subscription, SubscriptionItemParameters change, int index, long now) =>
        subscription.Items.Data[0] with
        {
            Id = Identifiers.Prefixed("si_", 14),
            Created = now,
            Metadata = [],
            Price = PriceFor(change.Price, subscription.Currency, $"items[{index}][price]"),
            Quantity = 1,
        };

    private SubscriptionItem Changed(SubscriptionItem item, SubscriptionItemParameters change, int index) =>
        item with
        {
            Price =
                change.Price is { } id && id != item.Price.Id
                    ? PriceFor(id, item.Price.Currency, $"items[{index}][price]")
                    : item.Price,
            Quantity = change.Quantity ?? item.Quantity,
            Metadata = Metadata.Merge(item.Metadata, change.Metadata),
        };
}

using System.Globalization;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Promotions;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>What a change within a period gives back and costs, by the second of the period, in whole minor units.</summary>
internal sealed class Proration(StripeLookup lookup, Discounting discounting)
{
    /// <summary>Credits for the rest of the period at the old prices, and charges for it at the new ones.</summary>
    public IReadOnlyList<InvoiceItem> Between(Subscription before, Subscription after, long moment)
    {
        if (StartsPeriod(before, after))
        {
            return before.OnTrial ? [] : Unused(before, moment);
        }

        return before.OnTrial || after.OnTrial
            ? []
            :
            [
                .. Credits(before, moment, item => !Has(after, item)),
                .. after
                    .Items.Data.Where(item => !Has(before, item))
                    .Select(item => ItemFor(after, item, moment, sign: 1)),
            ];
    }

    /// <summary>Another rhythm, or the end of a trial, begins a period that is paid at once.</summary>
    public static bool StartsPeriod(Subscription before, Subscription after) =>
        !after.OnTrial
        && (before.OnTrial || before.Items.Data[0].Price.Recurring != after.Items.Data[0].Price.Recurring);

    /// <summary>For all that is not used until the end of the period.</summary>
    public IReadOnlyList<InvoiceItem> Unused(Subscription subscription, long moment) =>
        [.. Credits(subscription, moment, _ => true)];

    private static bool Has(Subscription subscription, SubscriptionItem item) =>
        subscription.Items.Data.Any(one =>
            one.Id == item.Id && one.Price.Id == item.Price.Id && one.Quantity == item.Quantity
        );

    private IEnumerable<InvoiceItem> Credits(
        Subscription subscription,
        long moment,
        Func<SubscriptionItem, bool> changes
    ) => subscription.Items.Data.Where(changes).Select(item => ItemFor(subscription, item, moment, sign: -1));

    private InvoiceItem ItemFor(Subscription subscription, SubscriptionItem item, long moment, int sign)
    {
        var (start, end) = (item.CurrentPeriodStart, item.CurrentPeriodEnd);
        var from = Math.Clamp(moment, start, end);
        var whole = Discounting.Net(item, discounting.InForce(subscription.Discounts, moment));
        var rest = sign < 0 ? "Unused" : "Remaining";
        var name = lookup.Product(item.Price.Product).Name;
        return new InvoiceItem
        {
            Id = Identifiers.Prefixed("ii_"),
            Amount = sign * Share(whole, end - from, end - start),
            Currency = item.Price.Currency,
            Customer = subscription.Customer,
            Date = moment,
            Description = $"{rest} time on {name} after {Day(from)}",
            Metadata = subscription.Metadata,
            Parent = new InvoiceItemParent(new InvoiceItemSubscription(subscription.Id, item.Id)),
            Period = new Period(from, end),
            Pricing = new InvoiceLinePricing(
                new PriceDetails(item.Price.Id, item.Price.Product),
                item.Price.UnitAmountDecimal
            ),
            Quantity = item.Quantity,
            TestClock = subscription.TestClock,
        };
    }

    /// <summary>Rounded to the nearest unit, halves up.</summary>
    private static long Share(long whole, long part, long length) =>
        (long)((((Int128)whole * part * 2) + length) / (length * 2));

    private static string Day(long moment) =>
        DateTimeOffset.FromUnixTimeSeconds(moment).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}

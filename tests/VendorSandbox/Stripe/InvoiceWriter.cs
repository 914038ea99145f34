using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Promotions;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Writes down what somebody is to pay and for what, and changes nothing: invoices and previews alike begin here.</summary>
internal sealed class InvoiceWriter(SandboxStore store, StripeLookup lookup, Discounting discounting, BillingTime time)
{
    /// <param name="more">Coupons besides those of the subscription.</param>
    public Invoice Draft(
        Subscription subscription,
        string reason,
        IReadOnlyList<InvoiceLine> lines,
        IReadOnlyList<AppliedCoupon>? more = null
    )
    {
        var customer = lookup.Customer(subscription.Customer);
        var now = time.Of(customer.Id);
        var id = Identifiers.Prefixed("in_");
        var coupons = discounting.InForce(subscription.Discounts, now).Concat(more ?? []).ToList();
        var priced = Discounting.Apply([.. lines.Select(line => line with { Invoice = id })], coupons);
        var subtotal = priced.Sum(line => line.Amount);
        var discounts = priced
            .SelectMany(line => line.DiscountAmounts)
            .GroupBy(one => one.Discount, StringComparer.Ordinal)
            .Select(one => new DiscountAmount(one.Sum(part => part.Amount), one.Key))
            .ToList();
        var total = subtotal - discounts.Sum(one => one.Amount);
        var due = Math.Max(0, total + customer.Balance);
        return new Invoice
        {
            Id = id,
            AmountDue = due,
            AmountRemaining = due,
            AutoAdvance = true,
            BillingReason = reason,
            Created = now,
            Currency = subscription.Currency,
            Customer = customer.Id,
            CustomerEmail = customer.Email,
            CustomerName = customer.Name,
            Discounts = [.. coupons.Select(one => one.Id)],
            Lines = new($"/v1/invoices/{id}/lines", HasMore: false, priced),
            Parent = new InvoiceParent(new InvoiceSubscriptionDetails(subscription.Id, subscription.Metadata)),
            PeriodEnd = now,
            PeriodStart = now,
            StartingBalance = customer.Balance,
            Subtotal = subtotal,
            TestClock = customer.TestClock,
            Total = total,
            TotalDiscountAmounts = discounts,
        };
    }

    /// <summary>The subscription's current period; a trial costs nothing.</summary>
    public IReadOnlyList<InvoiceLine> PeriodLines(Subscription subscription) =>
        [.. subscription.Items.Data.Select(item => PeriodLine(subscription, item))];

    /// <summary>What waited for an invoice.</summary>
    public IReadOnlyList<InvoiceLine> PendingLines(string subscription) =>
        [.. store.Read(state => Pending(state.Stripe, subscription).Select(LineOf).ToList())];

    public static IEnumerable<InvoiceItem> Pending(StripeState state, string subscription) =>
        state.InvoiceItems.Values.Where(item =>
            item.Invoice is null && item.Parent.SubscriptionDetails.Subscription == subscription
        );

    public static InvoiceLine LineOf(InvoiceItem item) =>
        new(
            Identifiers.Prefixed("il_"),
            item.Amount,
            item.Currency,
            item.Description,
            Invoice: "",
            new InvoiceLineParent(
                new SubscriptionItemDetails(
                    item.Parent.SubscriptionDetails.Subscription,
                    item.Parent.SubscriptionDetails.SubscriptionItem,
                    Proration: true
                )
                {
                    InvoiceItem = item.Id,
                    ProrationDetails = new ProrationDetails(),
                }
            ),
            item.Period,
            item.Pricing,
            item.Quantity,
            item.Amount,
            item.Metadata
        )
        {
            Discountable = item.Discountable,
        };

    private InvoiceLine PeriodLine(Subscription subscription, SubscriptionItem item)
    {
        var amount = subscription.OnTrial ? 0 : item.Quantity * item.Price.UnitAmount;
        var name = lookup.Product(item.Price.Product).Name;
        return new InvoiceLine(
            Identifiers.Prefixed("il_"),
            amount,
            item.Price.Currency,
            subscription.OnTrial ? $"Trial period for {name}" : $"{item.Quantity} × {name}",
            Invoice: "",
            new InvoiceLineParent(new SubscriptionItemDetails(subscription.Id, item.Id, Proration: false)),
            new Period(item.CurrentPeriodStart, item.CurrentPeriodEnd),
            new InvoiceLinePricing(new PriceDetails(item.Price.Id, item.Price.Product), item.Price.UnitAmountDecimal),
            item.Quantity,
            amount,
            subscription.Metadata
        );
    }
}

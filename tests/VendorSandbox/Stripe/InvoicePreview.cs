using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Promotions;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>The next invoice of a subscription as it would be, with or without a change; nothing is kept.</summary>
internal sealed class InvoicePreview(
    StripeLookup lookup,
    SubscriptionChanges changes,
    SubscriptionItems items,
    Proration proration,
    InvoiceWriter writer,
    Redemption redemption,
    BillingTime time
)
{
    public Invoice Create(PreviewInvoice parameters) =>
        parameters.Subscription is { } id
            ? OfChange(lookup.Subscription(id, "subscription"), parameters)
            : OfNew(parameters);

    private static Invoice Presented(Invoice draft) => draft with { Id = $"upcoming_{draft.Id}", AutoAdvance = false };

    private Invoice OfChange(Subscription before, PreviewInvoice parameters)
    {
        if (before.IsEnded)
        {
            throw StripeException.Invalid(
                "You cannot preview the upcoming invoice for a canceled subscription.",
                "subscription",
                "invoice_upcoming_none"
            );
        }

        var details = parameters.SubscriptionDetails ?? new PreviewedSubscription();
        var now = time.Of(before.Customer);
        var after = changes.Imagine(before, details.Items ?? [], details.TrialEnd, now);
        var behavior = details.ProrationBehavior ?? "create_prorations";
        var moment = details.ProrationDate ?? now;
        var prorations =
            behavior == "none" ? []
            : details.CancelNow == true ? proration.Unused(before, moment)
            : proration.Between(before, after, moment);
        List<InvoiceLine> lines =
        [
            .. writer.PendingLines(before.Id),
            .. prorations.Select(InvoiceWriter.LineOf),
            .. PeriodLines(before, after, details, behavior),
        ];
        if (lines.Count == 0)
        {
            throw StripeException.Invalid("No upcoming invoices for customer", "subscription", "invoice_upcoming_none");
        }

        var reason =
            Proration.StartsPeriod(before, after) || behavior == "always_invoice" ? "subscription_update" : "upcoming";
        return Presented(writer.Draft(after, reason, lines, Coupons(parameters, before.Customer, lines)));
    }

    /// <summary>The period that begins with the change, else the one after the current.</summary>
    private IReadOnlyList<InvoiceLine> PeriodLines(
        Subscription before,
        Subscription after,
        PreviewedSubscription details,
        string behavior
    )
    {
        if (Proration.StartsPeriod(before, after))
        {
            return writer.PeriodLines(after);
        }

        var ends = details.CancelNow ?? details.CancelAtPeriodEnd ?? after.CancelAt <= after.PeriodEnd;
        if (ends || behavior == "always_invoice")
        {
            return [];
        }

        var end = after.Items.Data[0].Price.Recurring!.EndOf(after.PeriodEnd, after.BillingCycleAnchor);
        return writer.PeriodLines(
            after.WithPeriod(after.PeriodEnd, end) with
            {
                Status = after.OnTrial ? SubscriptionStatus.Active : after.Status,
            }
        );
    }

    private Invoice OfNew(PreviewInvoice parameters)
    {
        var customer = lookup.Customer(
            parameters.Customer ?? throw StripeException.Missing("subscription"),
            "customer"
        );
        var now = time.Of(customer.Id);
        var wanted = parameters.SubscriptionDetails?.Items is { Count: > 0 } given
            ? given
            : throw StripeException.Missing("subscription_details[items]");
        var id = Identifiers.Prefixed("sub_");
        var prices = wanted
            .Select((item, index) => PriceOf(item, parameters.Currency, $"subscription_details[items][{index}][price]"))
            .ToList();
        var end = prices[0].Recurring!.EndOf(now, now);
        var subscription = new Subscription
        {
            Id = id,
            BillingCycleAnchor = now,
            Created = now,
            Currency = prices[0].Currency,
            Customer = customer.Id,
            Items = new(
                "",
                HasMore: false,
                [
                    .. wanted.Zip(
                        prices,
                        (item, price) =>
                            new SubscriptionItem
                            {
                                Id = Identifiers.Prefixed("si_", 14),
                                Created = now,
                                CurrentPeriodStart = now,
                                CurrentPeriodEnd = end,
                                Price = price,
                                Quantity = item.Quantity ?? 1,
                                Subscription = id,
                            }
                    ),
                ]
            ),
            StartDate = now,
            Status = SubscriptionStatus.Active,
        };
        var lines = writer.PeriodLines(subscription);
        return Presented(writer.Draft(subscription, "upcoming", lines, Coupons(parameters, customer.Id, lines)));
    }

    private Price PriceOf(SubscriptionItemParameters item, string? currency, string parameter)
    {
        var price = lookup.Price(item.Price ?? throw StripeException.Missing(parameter), parameter);
        return items.PriceFor(price.Id, currency ?? price.Currency, parameter);
    }

    private List<AppliedCoupon> Coupons(PreviewInvoice parameters, string customer, IReadOnlyList<InvoiceLine> lines) =>
        (parameters.Discounts?.Value ?? [])
            .Select(
                (one, index) => redemption.Check(one, customer, lines.Sum(line => line.Amount), $"discounts[{index}]")
            )
            .Select(one => new AppliedCoupon(Identifiers.Prefixed("di_"), lookup.Coupon(one.Coupon!), End: null))
            .ToList();
}

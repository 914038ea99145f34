using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Promotions;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Bills subscriptions, and lets their status follow from what becomes of the invoice.</summary>
internal sealed class SubscriptionBilling(
    SandboxStore store,
    StripeLookup lookup,
    InvoiceWriter writer,
    Invoicing invoicing,
    Discounting discounting,
    EventLog events
)
{
    /// <summary>Bills what the subscription's period costs and what waited for an invoice, and collects.</summary>
    /// <param name="confirmed">The holder of the card is there.</param>
    /// <returns>The subscription as it is to be saved.</returns>
    public Subscription BillPeriod(Subscription subscription, string reason, bool confirmed = false) =>
        Bill(
            subscription,
            reason,
            [.. writer.PendingLines(subscription.Id), .. writer.PeriodLines(subscription)],
            confirmed
        );

    /// <summary>Bills at once what waited for an invoice.</summary>
    public Subscription BillPending(Subscription subscription) =>
        writer.PendingLines(subscription.Id) is { Count: > 0 } lines
            ? Bill(subscription, "subscription_update", lines, confirmed: false)
            : subscription;

    /// <summary>As <see cref="BillPeriod"/> for a renewal, whose invoice may be left alone for a while.</summary>
    public Subscription BillRenewal(Subscription renewed)
    {
        IReadOnlyList<InvoiceLine> lines = [.. writer.PendingLines(renewed.Id), .. writer.PeriodLines(renewed)];
        var untouched =
            renewed.Status == SubscriptionStatus.Unpaid || renewed.PauseCollection?.Behavior == "keep_as_draft";
        if (!untouched && store.Read(state => state.Stripe.Dunning.DraftFor) == TimeSpan.Zero)
        {
            return Bill(renewed, "subscription_cycle", lines, confirmed: false);
        }

        var draft = writer.Draft(renewed, "subscription_cycle", lines);
        return Noted(renewed, invoicing.Issue(draft with { AutoAdvance = !untouched }));
    }

    /// <summary>What is due for an invoice by itself: a draft is finalized, an open one collected again.</summary>
    public Invoice Advance(string invoiceId) =>
        store.Change(_ =>
        {
            var before = lookup.Subscription(lookup.Invoice(invoiceId).Subscription);
            Save(Collected(before, invoiceId, confirmed: false), before);
            return lookup.Invoice(invoiceId);
        });

    /// <summary>Collects an open invoice, and says how it went.</summary>
    public Invoice Pay(string invoiceId, string? paymentMethod, bool confirmed) =>
        store.Change(_ =>
        {
            var before = lookup.Subscription(lookup.Invoice(invoiceId).Subscription);
            var invoice = invoicing.Collect(invoiceId, paymentMethod ?? MethodOf(before), confirmed);
            Save(After(before, invoice), before);
            return invoice;
        });

    /// <summary>The card that pays for a subscription: its own, else its customer's.</summary>
    public string? MethodOf(Subscription subscription) =>
        subscription.DefaultPaymentMethod
        ?? store.Read(state =>
            state.Stripe.Customers.GetValueOrDefault(subscription.Customer)?.InvoiceSettings.DefaultPaymentMethod
        );

    public void Save(Subscription subscription, Subscription before)
    {
        store.Change(state => state.Stripe.Subscriptions[subscription.Id] = subscription);
        if (subscription != before)
        {
            events.Emit("customer.subscription.updated", subscription, before);
        }

        if (before.Status == SubscriptionStatus.Paused && subscription.Status == SubscriptionStatus.Active)
        {
            events.Emit("customer.subscription.resumed", subscription);
        }
    }

    private Subscription Bill(
        Subscription subscription,
        string reason,
        IReadOnlyList<InvoiceLine> lines,
        bool confirmed
    )
    {
        var issued = invoicing.Issue(writer.Draft(subscription, reason, lines));
        return Collected(Noted(subscription, issued), issued.Id, confirmed);
    }

    private Subscription Noted(Subscription subscription, Invoice issued) =>
        subscription with
        {
            LatestInvoice = issued.Id,
            Discounts = discounting.Remaining(subscription.Discounts, issued),
        };

    private Subscription Collected(Subscription subscription, string invoiceId, bool confirmed)
    {
        var invoice = lookup.Invoice(invoiceId);
        if (invoice.Status == InvoiceStatus.Draft)
        {
            invoice = invoicing.Finalize(invoiceId);
        }

        if (invoice.IsOpen)
        {
            invoice = subscription.PauseCollection?.Behavior switch
            {
                "void" => invoicing.Void(invoiceId),
                "mark_uncollectible" => invoicing.MarkUncollectible(invoiceId),
                _ => invoicing.Collect(invoiceId, MethodOf(subscription), confirmed),
            };
        }

        return After(subscription, invoice);
    }

    private static Subscription After(Subscription subscription, Invoice invoice)
    {
        if (invoice.Id != subscription.LatestInvoice || subscription.IsEnded || subscription.OnTrial)
        {
            return subscription;
        }

        return invoice.Status switch
        {
            InvoiceStatus.Paid => subscription with { Status = SubscriptionStatus.Active },
            InvoiceStatus.Open when subscription.Status == SubscriptionStatus.Active => subscription with
            {
                Status = SubscriptionStatus.PastDue,
            },
            _ => subscription,
        };
    }
}

using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Charges cards, which here always works, and writes the invoices that say what for.</summary>
internal sealed class Invoicing(SandboxStore store, StripeLookup lookup, EventLog events, TimeProvider clock)
{
    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public PaymentIntent Charge(string? customer, long amount, string currency, Dictionary<string, string> metadata)
    {
        var id = Identifiers.Prefixed("pi_");
        var intent = new PaymentIntent
        {
            Id = id,
            Amount = amount,
            AmountReceived = amount,
            ClientSecret = Identifiers.Prefixed($"{id}_secret_"),
            Created = Now,
            Currency = currency,
            Customer = customer,
            LatestCharge = Identifiers.Prefixed("ch_"),
            Metadata = metadata,
            PaymentMethod = Identifiers.Prefixed("pm_"),
        };
        store.Change(state => state.Stripe.PaymentIntents.Add(id, intent));
        events.Emit("payment_intent.succeeded", intent);
        return intent;
    }

    /// <summary>Finalizes and pays the invoice for the subscription's current period; a trial costs nothing.</summary>
    public Invoice Bill(Subscription subscription, string reason)
    {
        var open = Draft(subscription, reason);
        store.Change(state => state.Stripe.Invoices.Add(open.Id, open));
        events.Emit("invoice.finalized", open);
        if (open.AmountDue > 0)
        {
            Collect(open);
        }

        var paid = open with
        {
            Status = "paid",
            Attempted = true,
            AttemptCount = open.AmountDue > 0 ? 1 : 0,
            AmountPaid = open.AmountDue,
            AmountRemaining = 0,
            StatusTransitions = open.StatusTransitions with { PaidAt = Now },
        };
        store.Change(state => state.Stripe.Invoices[paid.Id] = paid);
        events.Emit("invoice.paid", paid);
        return paid;
    }

    public StripeList<Invoice> List(ListInvoices wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Invoices.Values.Where(invoice =>
                    (wanted.Customer is null || invoice.Customer == wanted.Customer)
                    && (wanted.Status is null || invoice.Status == wanted.Status)
                    && (
                        wanted.Subscription is null
                        || invoice.Parent.SubscriptionDetails.Subscription == wanted.Subscription
                    )
                ),
                wanted,
                "/v1/invoices"
            )
        );

    public StripeList<InvoicePayment> ListPayments(ListInvoicePayments wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.InvoicePayments.Values.Where(payment =>
                    (wanted.Invoice is null || payment.Invoice == wanted.Invoice)
                    && (wanted.Status is null || payment.Status == wanted.Status)
                ),
                wanted,
                "/v1/invoice_payments"
            )
        );

    private void Collect(Invoice invoice)
    {
        var intent = Charge(invoice.Customer, invoice.AmountDue, invoice.Currency, []);
        var payment = new InvoicePayment(
            Identifiers.Prefixed("inpay_"),
            invoice.Id,
            invoice.AmountDue,
            invoice.AmountDue,
            invoice.Currency,
            Now,
            new InvoicePaymentSource(intent.Id)
        );
        store.Change(state => state.Stripe.InvoicePayments.Add(payment.Id, payment));
    }

    private Invoice Draft(Subscription subscription, string reason)
    {
        var customer = lookup.Customer(subscription.Customer);
        var id = Identifiers.Prefixed("in_");
        var lines = subscription.Items.Data.Select(item => LineOf(subscription, item, id)).ToList();
        var total = lines.Sum(line => line.Amount);
        var sequence = store.Read(state => state.Stripe.Invoices.Values.Count(one => one.Customer == customer.Id)) + 1;
        return new Invoice
        {
            Id = id,
            AmountDue = total,
            AmountRemaining = total,
            BillingReason = reason,
            Created = Now,
            Currency = subscription.Currency,
            Customer = customer.Id,
            CustomerEmail = customer.Email,
            CustomerName = customer.Name,
            EffectiveAt = Now,
            Lines = new($"/v1/invoices/{id}/lines", HasMore: false, lines),
            Number = $"{customer.InvoicePrefix}-{sequence:D4}",
            Parent = new InvoiceParent(new InvoiceSubscriptionDetails(subscription.Id, subscription.Metadata)),
            PeriodEnd = Now,
            PeriodStart = Now,
            StatusTransitions = new InvoiceTransitions(FinalizedAt: Now, PaidAt: null),
            Subtotal = total,
            Total = total,
        };
    }

    private InvoiceLine LineOf(Subscription subscription, SubscriptionItem item, string invoice)
    {
        var onTrial = subscription.Status == SubscriptionStatus.Trialing;
        var amount = onTrial ? 0 : item.Quantity * item.Price.UnitAmount;
        var name = lookup.Product(item.Price.Product).Name;
        return new InvoiceLine(
            Identifiers.Prefixed("il_"),
            amount,
            item.Price.Currency,
            onTrial ? $"Trial period for {name}" : $"{item.Quantity} × {name}",
            invoice,
            new InvoiceLineParent(new SubscriptionItemDetails(subscription.Id, item.Id, Proration: false)),
            new Period(item.CurrentPeriodStart, item.CurrentPeriodEnd),
            new InvoiceLinePricing(new PriceDetails(item.Price.Id, item.Price.Product), item.Price.UnitAmountDecimal),
            item.Quantity,
            amount,
            subscription.Metadata
        );
    }
}

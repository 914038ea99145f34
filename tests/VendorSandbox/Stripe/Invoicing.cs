using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Payments;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Takes invoices from draft to paid; what that means for the subscription is <see cref="SubscriptionBilling"/>'s.</summary>
internal sealed class Invoicing(
    SandboxStore store,
    StripeLookup lookup,
    CardTerminal terminal,
    EventLog events,
    SandboxAddress address,
    BillingTime time
)
{
    public StripeList<Invoice> List(ListInvoices wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Invoices.Values.Where(invoice =>
                    (wanted.Customer is null || invoice.Customer == wanted.Customer)
                    && (wanted.Status is null || invoice.Status == wanted.Status)
                    && (wanted.Subscription is null || invoice.Subscription == wanted.Subscription)
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
                    && (
                        wanted.Payment?.PaymentIntent is null
                        || payment.Payment.PaymentIntent == wanted.Payment.PaymentIntent
                    )
                ),
                wanted,
                "/v1/invoice_payments"
            )
        );

    /// <summary>Takes a draft into the books, with all that waited for an invoice.</summary>
    public Invoice Issue(Invoice draft) =>
        store.Change(state =>
        {
            state.Stripe.Invoices.Add(draft.Id, draft);
            Watch(state.Stripe, draft);
            foreach (var item in InvoiceWriter.Pending(state.Stripe, draft.Subscription).ToList())
            {
                state.Stripe.InvoiceItems[item.Id] = item with { Invoice = draft.Id };
            }

            events.Emit("invoice.created", draft);
            return draft;
        });

    /// <summary>From here on the invoice is owed, and does not change. What nothing is owed for is paid.</summary>
    public Invoice Finalize(string id) =>
        store.Change(state =>
        {
            var draft = Require(id, InvoiceStatus.Draft);
            var now = time.Of(draft.Customer);
            var sequence = state.Stripe.Invoices.Values.Count(one =>
                one.Customer == draft.Customer && one.Number is not null
            );
            var page = address.UrlOf($"/stripe/invoice/{id}");
            var (starting, ending) = TakeBalance(state.Stripe, draft);
            var due = Math.Max(0, draft.Total + starting);
            var open = draft with
            {
                AmountDue = due,
                AmountRemaining = due,
                EffectiveAt = now,
                StartingBalance = starting,
                EndingBalance = ending,
                HostedInvoiceUrl = page,
                InvoicePdf = $"{page}/pdf",
                Number = $"{lookup.Customer(draft.Customer).InvoicePrefix}-{sequence + 1:D4}",
                Status = InvoiceStatus.Open,
                StatusTransitions = draft.StatusTransitions with { FinalizedAt = now },
            };
            Save(open);
            events.Emit("invoice.finalized", open);
            return open.AmountDue == 0 ? Settle(open) : open;
        });

    /// <summary>One attempt to collect.</summary>
    /// <param name="confirmed">The holder is there, and has confirmed if the bank wanted it.</param>
    public Invoice Collect(string id, string? paymentMethod, bool confirmed) =>
        store.Change(state =>
        {
            var before = Require(id, InvoiceStatus.Open);
            var intent = terminal.Charge(
                new PaymentOrder(before.Customer, before.AmountRemaining, before.Currency, paymentMethod, confirmed)
                {
                    ConfirmationUrl = before.HostedInvoiceUrl,
                }
            );
            var invoice = before with { Attempted = true, AttemptCount = before.AttemptCount + 1 };
            if (intent.Succeeded)
            {
                Record(state.Stripe, invoice, intent);
                return Settle(invoice);
            }

            invoice = invoice with
            {
                NextPaymentAttempt = confirmed ? invoice.NextPaymentAttempt : NextAttempt(state.Stripe, invoice),
            };
            Save(invoice);
            events.Emit("invoice.payment_failed", invoice);
            if (intent.Status == PaymentStatus.RequiresAction)
            {
                events.Emit("invoice.payment_action_required", invoice);
            }

            return invoice;
        });

    public Invoice Void(string id) =>
        Close(
            id,
            "invoice.voided",
            (invoice, now) =>
                invoice with
                {
                    Status = InvoiceStatus.Void,
                    StatusTransitions = invoice.StatusTransitions with { VoidedAt = now },
                }
        );

    public Invoice MarkUncollectible(string id) =>
        Close(
            id,
            "invoice.marked_uncollectible",
            (invoice, now) =>
                invoice with
                {
                    Status = InvoiceStatus.Uncollectible,
                    StatusTransitions = invoice.StatusTransitions with { MarkedUncollectibleAt = now },
                }
        );

    /// <summary>Nobody tries to collect any more; it can still be paid.</summary>
    public void StopCollecting(string subscription) =>
        store.Change(state =>
        {
            foreach (
                var id in state
                    .Stripe.Advancing.Where(id => state.Stripe.Invoices[id].Subscription == subscription)
                    .ToList()
            )
            {
                Save(state.Stripe.Invoices[id] with { AutoAdvance = false, NextPaymentAttempt = null });
            }
        });

    public void Save(Invoice invoice) =>
        store.Change(state =>
        {
            state.Stripe.Invoices[invoice.Id] = invoice;
            Watch(state.Stripe, invoice);
        });

    private static void Watch(StripeState state, Invoice invoice)
    {
        if (
            invoice
            is { Status: InvoiceStatus.Draft, AutoAdvance: true }
                or { IsOpen: true, NextPaymentAttempt: not null }
        )
        {
            state.Advancing.Add(invoice.Id);
        }
        else
        {
            state.Advancing.Remove(invoice.Id);
        }
    }

    /// <summary>A first invoice is the buyer's business; of later ones it is tried again.</summary>
    private long? NextAttempt(StripeState state, Invoice invoice)
    {
        var days = state.Dunning.RetryAfterDays;
        var attempt = invoice.AttemptCount - 1;
        return invoice.BillingReason != "subscription_create" && invoice.AutoAdvance && attempt < days.Count
            ? time.Of(invoice.Customer) + (long)TimeSpan.FromDays(days[attempt]).TotalSeconds
            : null;
    }

    /// <summary>A negative balance is credit: it pays, and what is given back adds to it.</summary>
    private static (long Starting, long Ending) TakeBalance(StripeState state, Invoice draft)
    {
        var customer = state.Customers[draft.Customer];
        var left = Math.Min(draft.Total + customer.Balance, 0);
        state.Customers[customer.Id] = customer with { Balance = left };
        return (customer.Balance, left);
    }

    private Invoice Require(string id, string status)
    {
        var invoice = lookup.Invoice(id);
        return invoice.Status == status
            ? invoice
            : throw StripeException.Invalid($"This invoice is {invoice.Status}, not {status}.", "invoice");
    }

    private Invoice Close(string id, string what, Func<Invoice, long, Invoice> change) =>
        store.Change(_ =>
        {
            var before = Require(id, InvoiceStatus.Open);
            var closed = change(before, time.Of(before.Customer)) with
            {
                AutoAdvance = false,
                NextPaymentAttempt = null,
            };
            Save(closed);
            events.Emit(what, closed, before);
            return closed;
        });

    private Invoice Settle(Invoice invoice)
    {
        var paid = invoice with
        {
            AmountPaid = invoice.AmountDue,
            AmountRemaining = 0,
            Attempted = true,
            AutoAdvance = false,
            NextPaymentAttempt = null,
            Status = InvoiceStatus.Paid,
            StatusTransitions = invoice.StatusTransitions with { PaidAt = time.Of(invoice.Customer) },
        };
        Save(paid);
        events.Emit("invoice.paid", paid);
        events.Emit("invoice.payment_succeeded", paid);
        return paid;
    }

    private void Record(StripeState state, Invoice invoice, PaymentIntent intent)
    {
        var payment = new InvoicePayment(
            Identifiers.Prefixed("inpay_"),
            invoice.Id,
            intent.Amount,
            intent.Amount,
            invoice.Currency,
            intent.Created,
            new InvoicePaymentSource(intent.Id)
        );
        state.InvoicePayments.Add(payment.Id, payment);
    }
}

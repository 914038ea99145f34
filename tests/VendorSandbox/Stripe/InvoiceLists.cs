using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class InvoiceLists(SandboxStore store)
{
    public StripeList<Invoice> Invoices(ListInvoices wanted) =>
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

    public StripeList<InvoicePayment> Payments(ListInvoicePayments wanted) =>
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

    public StripeList<InvoiceItem> Items(ListInvoiceItems wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.InvoiceItems.Values.Where(item =>
                    (wanted.Customer is null || item.Customer == wanted.Customer)
                    && (wanted.Invoice is null || item.Invoice == wanted.Invoice)
                    && (wanted.Pending is null || item.Invoice is null == wanted.Pending)
                ),
                wanted,
                "/v1/invoiceitems"
            )
        );
}

using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal static class SubscriptionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        MapSubscriptions(api.MapGroup("/subscriptions"));
        MapInvoices(api.MapGroup("/invoices"));
        api.MapGet(
            "/invoice_payments",
            (StripeForm<ListInvoicePayments> form, Invoicing invoicing) => invoicing.ListPayments(form.Value)
        );
        api.MapGet(
            "/invoiceitems",
            (StripeForm<ListInvoiceItems> form, SandboxStore store) => ListItems(form.Value, store)
        );
    }

    private static void MapSubscriptions(RouteGroupBuilder subscriptions)
    {
        subscriptions.MapGet(
            "",
            (StripeForm<ListSubscriptions> form, Subscriptions service) => service.List(form.Value)
        );
        subscriptions.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Subscription(id)
        );
        subscriptions.MapPost(
            "/{id}",
            (string id, StripeForm<UpdateSubscription> form, SubscriptionChanges changes) =>
                changes.Update(id, form.Value)
        );
        subscriptions.MapDelete(
            "/{id}",
            (string id, StripeForm<CancelSubscription> form, Subscriptions service) => service.CancelNow(id, form.Value)
        );
        subscriptions.MapPost(
            "/{id}/resume",
            (string id, StripeForm<ResumeSubscription> form, Subscriptions service) => service.Resume(id, form.Value)
        );
    }

    private static void MapInvoices(RouteGroupBuilder invoices)
    {
        invoices.MapGet("", (StripeForm<ListInvoices> form, Invoicing invoicing) => invoicing.List(form.Value));
        invoices.MapPost(
            "/create_preview",
            (StripeForm<PreviewInvoice> form, InvoicePreview preview) => preview.Create(form.Value)
        );
        invoices.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Invoice(id)
        );
        invoices.MapPost("/{id}/pay", Pay);
        invoices.MapPost(
            "/{id}/finalize",
            (string id, StripeForm<StripeParameters> form, SubscriptionBilling billing) => billing.Advance(id)
        );
        invoices.MapPost(
            "/{id}/void",
            (string id, StripeForm<StripeParameters> form, Invoicing invoicing) => invoicing.Void(id)
        );
        invoices.MapPost(
            "/{id}/mark_uncollectible",
            (string id, StripeForm<StripeParameters> form, Invoicing invoicing) => invoicing.MarkUncollectible(id)
        );
    }

    private static Invoice Pay(string id, StripeForm<PayInvoice> form, SubscriptionBilling billing, StripeLookup lookup)
    {
        var method = form.Value.PaymentMethod is { } card ? lookup.PaymentMethod(card, "payment_method").Id : null;
        var invoice = billing.Pay(id, method, confirmed: false);
        return invoice.Status == InvoiceStatus.Paid
            ? invoice
            : throw StripeException.Card(
                new PaymentError("card_declined", "generic_decline", "Your card was declined.")
            );
    }

    private static StripeList<InvoiceItem> ListItems(ListInvoiceItems wanted, SandboxStore store) =>
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

using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal static class BillingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        MapSessions(api.MapGroup("/checkout/sessions"));
        MapSubscriptions(api.MapGroup("/subscriptions"));
        MapInvoices(api);
        MapWebhookEndpoints(api.MapGroup("/webhook_endpoints"));
        api.MapPost(
            "/billing_portal/sessions",
            (StripeForm<CreatePortalSession> form, Portal portal) => portal.Create(form.Value)
        );
        api.MapGet("/events", (StripeForm<ListEvents> form, SandboxStore store) => ListEvents(form.Value, store));
        api.MapGet(
            "/events/{id}",
            (string id, StripeForm<StripeParameters> form, SandboxStore store) => Event(id, store)
        );
    }

    private static void MapSessions(RouteGroupBuilder sessions)
    {
        sessions.MapGet("", (StripeForm<ListSessions> form, Checkout checkout) => checkout.List(form.Value));
        sessions.MapPost("", (StripeForm<CreateSession> form, Checkout checkout) => checkout.Create(form.Value));
        sessions.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Session(id)
        );
        sessions.MapGet(
            "/{id}/line_items",
            (string id, StripeForm<ListParameters> form, Checkout checkout) => checkout.LineItems(id, form.Value)
        );
        sessions.MapPost(
            "/{id}/expire",
            (string id, StripeForm<StripeParameters> form, Checkout checkout) => checkout.Expire(id)
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
            (string id, StripeForm<UpdateSubscription> form, Subscriptions service) => service.Update(id, form.Value)
        );
        subscriptions.MapDelete(
            "/{id}",
            (string id, StripeForm<CancelSubscription> form, Subscriptions service) => service.CancelNow(id, form.Value)
        );
    }

    private static void MapInvoices(RouteGroupBuilder api)
    {
        api.MapGet("/invoices", (StripeForm<ListInvoices> form, Invoicing invoicing) => invoicing.List(form.Value));
        api.MapGet(
            "/invoices/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Invoice(id)
        );
        api.MapGet(
            "/invoice_payments",
            (StripeForm<ListInvoicePayments> form, Invoicing invoicing) => invoicing.ListPayments(form.Value)
        );
        api.MapGet(
            "/payment_intents/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.PaymentIntent(id)
        );
    }

    private static void MapWebhookEndpoints(RouteGroupBuilder endpoints)
    {
        endpoints.MapGet("", (StripeForm<ListParameters> form, WebhookEndpoints service) => service.List(form.Value));
        endpoints.MapPost(
            "",
            (StripeForm<CreateWebhookEndpoint> form, WebhookEndpoints service) => service.Create(form.Value)
        );
        endpoints.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, WebhookEndpoints service) => service.Get(id)
        );
        endpoints.MapDelete(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, WebhookEndpoints service) => service.Delete(id)
        );
    }

    private static StripeList<StripeEvent> ListEvents(ListEvents wanted, SandboxStore store) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Events.Values.Where(one =>
                    (wanted.Type is null || one.Type == wanted.Type)
                    && (wanted.Types is null || wanted.Types.Contains(one.Type))
                ),
                wanted,
                "/v1/events"
            )
        );

    private static StripeEvent Event(string id, SandboxStore store) =>
        store.Read(state => state.Stripe.Events.GetValueOrDefault(id)) ?? throw StripeException.NoSuch("event", id);
}

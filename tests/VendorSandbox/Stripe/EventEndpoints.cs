using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal static class EventEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        MapWebhookEndpoints(api.MapGroup("/webhook_endpoints"));
        api.MapGet("/events", (StripeForm<ListEvents> form, SandboxStore store) => ListEvents(form.Value, store));
        api.MapGet(
            "/events/{id}",
            (string id, StripeForm<StripeParameters> form, SandboxStore store) => Event(id, store)
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

using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal static class SaleEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        MapSessions(api.MapGroup("/checkout/sessions"));
        MapPortal(api.MapGroup("/billing_portal"));
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
            (string id, StripeForm<ListParameters> form, CheckoutLines lines) => lines.List(id, form.Value)
        );
        sessions.MapPost(
            "/{id}/expire",
            (string id, StripeForm<StripeParameters> form, Checkout checkout) => checkout.Expire(id)
        );
    }

    private static void MapPortal(RouteGroupBuilder portal)
    {
        portal.MapPost(
            "/sessions",
            (StripeForm<CreatePortalSession> form, Portal service) => service.Create(form.Value)
        );
        var configurations = portal.MapGroup("/configurations");
        configurations.MapGet(
            "",
            (StripeForm<ListPortalConfigurations> form, PortalConfigurations service) => service.List(form.Value)
        );
        configurations.MapPost(
            "",
            (StripeForm<PortalConfigurationParameters> form, PortalConfigurations service) => service.Create(form.Value)
        );
        configurations.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, PortalConfigurations service) => service.Get(id)
        );
        configurations.MapPost(
            "/{id}",
            (string id, StripeForm<PortalConfigurationParameters> form, PortalConfigurations service) =>
                service.Update(id, form.Value)
        );
    }
}

using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Hosted;
using StreamHub.VendorSandbox.Stripe.Wire;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Stripe;

internal static class StripeModule
{
    private const string ApiPath = "/stripe/v1";

    public static void AddStripe(this IServiceCollection services)
    {
        services.AddSingleton<StripeGate>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<StripeLookup>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<Customers>();
        services.AddSingleton<Catalog>();
        services.AddSingleton<Checkout>();
        services.AddSingleton<Cashier>();
        services.AddSingleton<Invoicing>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<WebhookEndpoints>();
        services.AddSingleton<Portal>();
        services.AddSingleton<CheckoutPage>();
        services.AddSingleton<PortalPage>();
        services.AddSingleton<IWebhookSigner, StripeWebhookSigner>();
        services.AddHostedService<BillingCycle>();
        services.AddSingleton(provider => new StripeControl(
            provider.GetRequiredService<SandboxSettings>(),
            provider.GetRequiredService<SandboxStore>(),
            provider.GetRequiredService<EventLog>(),
            provider.GetRequiredService<Cashier>(),
            provider.GetRequiredService<Subscriptions>()
        ));
    }

    public static void MapStripe(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(ApiPath, StringComparison.Ordinal),
            branch => branch.UseMiddleware<StripeGate>()
        );
        var api = app.MapGroup(ApiPath).AddEndpointFilter<StripeSerialization>();
        CatalogEndpoints.Map(api);
        BillingEndpoints.Map(api);
        api.MapFallback("/{**rest}", RefuseUnknownUrl);
        HostedPages.Map(app);
    }

    private static object RefuseUnknownUrl(HttpRequest request) =>
        throw new StripeException(
            StatusCodes.Status404NotFound,
            $"Unrecognized request URL ({request.Method}: {request.Path.Value!["/stripe".Length..]})."
        );
}

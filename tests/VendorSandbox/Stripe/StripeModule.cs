using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Hosted;
using StreamHub.VendorSandbox.Stripe.Payments;
using StreamHub.VendorSandbox.Stripe.Promotions;
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
        services.AddSingleton<BillingTime>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<Customers>();
        services.AddSingleton<Catalog>();
        services.AddSingleton<WebhookEndpoints>();
        AddPayments(services);
        AddPromotions(services);
        AddBilling(services);
        AddPages(services);
        services.AddSingleton<IWebhookSigner, StripeWebhookSigner>();
        services.AddHostedService<BillingCycle>();
        services.AddSingleton(provider => new StripeControl(provider));
    }

    public static void MapStripe(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(ApiPath, StringComparison.Ordinal),
            branch => branch.UseMiddleware<StripeGate>()
        );
        var api = app.MapGroup(ApiPath).AddEndpointFilter<StripeSerialization>();
        CatalogEndpoints.Map(api);
        SaleEndpoints.Map(api);
        SubscriptionEndpoints.Map(api);
        PaymentEndpoints.Map(api);
        PromotionEndpoints.Map(api);
        EventEndpoints.Map(api);
        api.MapFallback("/{**rest}", RefuseUnknownUrl);
        HostedPages.Map(app);
    }

    private static object RefuseUnknownUrl(HttpRequest request) =>
        throw new StripeException(
            StatusCodes.Status404NotFound,
            $"Unrecognized request URL ({request.Method}: {request.Path.Value!["/stripe".Length..]})."
        );

    private static void AddPayments(IServiceCollection services)
    {
        services.AddSingleton<PaymentMethods>();
        services.AddSingleton<CardTerminal>();
        services.AddSingleton<Refunds>();
        services.AddSingleton<Disputes>();
    }

    private static void AddPromotions(IServiceCollection services)
    {
        services.AddSingleton<Coupons>();
        services.AddSingleton<PromotionCodes>();
        services.AddSingleton<Redemption>();
        services.AddSingleton<Discounting>();
    }

    private static void AddBilling(IServiceCollection services)
    {
        services.AddSingleton<InvoiceWriter>();
        services.AddSingleton<Invoicing>();
        services.AddSingleton<InvoicePreview>();
        services.AddSingleton<Proration>();
        services.AddSingleton<SubscriptionBilling>();
        services.AddSingleton<SubscriptionItems>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<SubscriptionChanges>();
        services.AddSingleton<Renewals>();
        services.AddSingleton<TestClocks>();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddSingleton<CheckoutLines>();
        services.AddSingleton<Checkout>();
        services.AddSingleton<Purchases>();
        services.AddSingleton<Cashier>();
        services.AddSingleton<Portal>();
        services.AddSingleton<PortalConfigurations>();
        services.AddSingleton<CheckoutPage>();
        services.AddSingleton<InvoicePage>();
        services.AddSingleton<PortalPage>();
    }
}

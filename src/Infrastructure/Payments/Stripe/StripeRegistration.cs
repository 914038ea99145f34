using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal static class StripeRegistration
{
    private const string Account = "stripe";

    public static IServiceCollection AddStripe(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<StripeOptions>(configuration);
        services.AddVendorClient<StripeClient>(Account);
        services.AddTransient<StripePrices>();
        services.AddScoped<IPlanCatalogueSync, StripeCatalogueSync>();
        services.AddTransient<IPaymentGateway, StripeGateway>();
        services.AddScoped<StripeWrites>();
        services.AddTransient<ICheckoutSessions, StripeCheckoutSessions>();
        services.AddTransient<ISubscriptionChanges, StripeSubscriptionChanges>();
        services.AddTransient<IBillingPages, StripeBillingPages>();
        services.AddTransient<IPromotions, StripePromotions>();
        services.AddTransient<IPaymentLedger, StripeLedger>();
        services.AddSingleton<IWebhookVerifier, StripeWebhookVerifier>();
        return services;
    }
}

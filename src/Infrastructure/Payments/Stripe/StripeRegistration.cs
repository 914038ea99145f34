using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal static class StripeRegistration
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddStripe(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<StripeOptions>(configuration);
        services.AddHttpClient<StripeClient>(http => http.Timeout = CallTimeout);
        services.AddTransient<StripePrices>();
        services.AddTransient<IPaymentGateway, StripeGateway>();
        services.AddSingleton<IWebhookVerifier, StripeWebhookVerifier>();
        return services;
    }
}

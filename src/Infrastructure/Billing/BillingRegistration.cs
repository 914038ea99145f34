using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Billing;

internal static class BillingRegistration
{
    public static IServiceCollection AddBilling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<BillingOptions>(configuration);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<BillingOptions>>().Value;
            return new BillingTerms(options.GracePeriod, options.TrialDays);
        });
        services.AddHostedService<DueSubscriptionsSweep>();
        services.AddHostedService<ReconciliationSweep>();
        return services;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Publishing;

internal static class PublishingRegistration
{
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<PublishingOptions>(configuration);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<PublishingOptions>>().Value;
            return new PublishingTerms(
                options.Lease,
                options.ReportInterval,
                options.UploadsAtOnce,
                options.UploadsPerDay
            );
        });
        services.AddSingleton<IPlatformQuotas, PlatformQuotas>();
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StreamHub.Infrastructure.Vendors;

internal static class VendorRegistration
{
    /// <summary>A typed client whose calls go through the gate of this vendor's account.</summary>
    public static IServiceCollection AddVendorClient<TClient>(this IServiceCollection services, string account)
        where TClient : class
    {
        services.AddKeyedSingleton(
            account,
            (provider, _) =>
                new VendorGate(
                    account,
                    provider.GetRequiredService<IOptions<VendorOptions>>().Value,
                    provider.GetRequiredService<TimeProvider>()
                )
        );
        services
            .AddHttpClient<TClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(provider => new VendorHandler(
                provider.GetRequiredKeyedService<VendorGate>(account)
            ));
        return services;
    }
}

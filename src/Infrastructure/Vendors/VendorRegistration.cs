using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StreamHub.Infrastructure.Vendors;

/// <remarks>
/// The factory's own loggers are left out: they open a scope around each call even where their level is off, and what is
/// worth telling of a call is told by its span.
/// </remarks>
internal static class VendorRegistration
{
    /// <summary>A typed client whose calls go through the gate of its one account.</summary>
    public static IServiceCollection AddVendorClient<TClient>(this IServiceCollection services, string account)
        where TClient : class
    {
        services.TryAddSingleton<VendorGates>();
        services
            .AddHttpClient<TClient>(WithoutTimeout)
            .RemoveAllLoggers()
            .AddHttpMessageHandler(provider => new VendorHandler(
                provider.GetRequiredService<VendorGates>(),
                new VendorAccount(account)
            ));
        return services;
    }

    /// <summary>HTTP to a vendor at which there are many accounts: each request says whose gate it goes through.</summary>
    public static IServiceCollection AddVendorHttp(this IServiceCollection services, string name)
    {
        services.TryAddSingleton<VendorGates>();
        services
            .AddHttpClient(name, WithoutTimeout)
            .RemoveAllLoggers()
            .AddHttpMessageHandler(provider => new VendorHandler(provider.GetRequiredService<VendorGates>()));
        return services;
    }

    // The gate has the time-outs.
    private static void WithoutTimeout(HttpClient http) => http.Timeout = Timeout.InfiniteTimeSpan;
}

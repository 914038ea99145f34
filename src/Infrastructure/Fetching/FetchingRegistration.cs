using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Fetching;

internal static class FetchingRegistration
{
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<FetchingOptions>(configuration);
        services.AddSingleton<IValidateOptions<FetchingOptions>, LoopbackIsForTests>();
        services.AddSingleton<IHostResolver, SystemHostResolver>();
        services.AddSingleton<GuardedConnector>();
        services
            .AddHttpClient<GuardedClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                provider.GetRequiredService<GuardedConnector>().CreateHandler()
            )
            .RemoveAllLoggers();
        services.AddTransient<IRemoteFiles, RemoteFiles>();
        return services;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Storage.Local;

internal static class LocalStorageRegistration
{
    public static IServiceCollection AddLocalStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<LocalStorageOptions>(configuration);
        services.AddSingleton<LocalFolder>();
        services.AddSingleton<LocalTickets>();
        services.AddSingleton<LocalObjectStore>();
        services.AddSingleton<ILocalObjects>(provider => provider.GetRequiredService<LocalObjectStore>());
        services.AddSingleton<IObjectStore>(provider => provider.GetRequiredService<LocalObjectStore>());
        return services;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Storage;

internal static class StorageRegistration
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<StorageOptions>(configuration);
        services.AddHostedService<FilesSweep>();
        return services;
    }
}

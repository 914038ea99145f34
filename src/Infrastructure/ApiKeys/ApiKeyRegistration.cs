using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.ApiKeys;

internal static class ApiKeyRegistration
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<ApiKeyOptions>(configuration);
        services.AddSingleton<IApiKeySecrets, ApiKeySecrets>();
        services.AddSingleton<KeyUses>();
        services.AddSingleton<KeyAddresses>();
        services.AddSingleton<KeyUsesWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUsesWriter>());
        services.AddSingleton<IKeyDirectory, KeyDirectory>();
        return services;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Security.Resealing;

namespace StreamHub.Infrastructure.Security;

internal static class SecurityRegistration
{
    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<VaultOptions>(configuration);
        services.AddSingleton<ISecretVault, AesGcmVault>();
        services.AddScoped<ISecretResealer, SecretResealer>();
        services.AddScoped<ISecretResealer, SecretResealer>();
        services.AddSingleton<IOpaqueTokens, OpaqueTokens>();
        services.AddSingleton<ITwoFactorSecrets, TwoFactorSecrets>();
        services.AddSingleton<IQrCodes, QrCodes>();
        return services;
    }
}

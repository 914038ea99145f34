using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal static class CloudflareRegistration
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddCloudflare(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<CloudflareOptions>(configuration);
        services.AddHttpClient<CloudflareClient>(http => http.Timeout = CallTimeout);
        services.AddSingleton<CloudflareSigningKeys>();
        services.AddSingleton<CloudflarePlaybackTokens>();
        services.AddTransient<IVideoProvider, CloudflareVideoProvider>();
        services.AddSingleton<IWebhookVerifier, CloudflareWebhookVerifier>();
        return services;
    }
}

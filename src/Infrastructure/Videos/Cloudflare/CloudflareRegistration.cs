using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal static class CloudflareRegistration
{
    private const string Account = "cloudflare:default";

    public static IServiceCollection AddCloudflare(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<CloudflareOptions>(configuration);
        services.AddVendorClient<CloudflareClient>(Account);
        services.AddSingleton<CloudflareSigningKeys>();
        services.AddSingleton<CloudflarePlaybackTokens>();
        services.AddTransient<IVideoProvider, CloudflareVideoProvider>();
        services.AddSingleton<IWebhookVerifier, CloudflareWebhookVerifier>();
        return services;
    }
}

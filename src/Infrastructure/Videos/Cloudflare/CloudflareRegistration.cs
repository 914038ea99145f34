using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal static class CloudflareRegistration
{
    public static IServiceCollection AddCloudflare(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<CloudflareOptions>(configuration);
        services.AddSingleton(
            PlatformAccount.Of<CloudflareOptions>(VideoVendor.Cloudflare, configuration, options => options.IsOn)
        );
        services.AddVendorHttp(CloudflareVendor.HttpName);
        services.AddSingleton<CloudflareMadeTokens>();
        services.AddSingleton<CloudflarePlaybackTokens>();
        services.AddSingleton<CloudflareVendor>();
        services.AddSingleton<IVideoVendor>(provider => provider.GetRequiredService<CloudflareVendor>());
        services.AddSingleton<IVendorConnector, CloudflareConnector>();
        services.AddSingleton<IWebhookVerifier, CloudflareWebhookVerifier>();
        return services;
    }
}

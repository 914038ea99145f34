using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos.Mux;

internal static class MuxRegistration
{
    public static IServiceCollection AddMux(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<MuxOptions>(configuration);
        services.AddSingleton(PlatformAccount.Of<MuxOptions>(VideoVendor.Mux, configuration, options => options.IsOn));
        services.AddVendorHttp(MuxVendor.HttpName);
        services.AddSingleton<MuxPlaybackTokens>();
        services.AddSingleton<MuxVendor>();
        services.AddSingleton<IVideoVendor>(provider => provider.GetRequiredService<MuxVendor>());
        services.AddSingleton<IVendorConnector, MuxConnector>();
        services.AddSingleton<IWebhookVerifier, MuxWebhookVerifier>();
        return services;
    }
}

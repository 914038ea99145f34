using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Channels.SoundCloud;

internal static class SoundCloudRegistration
{
    public static IServiceCollection AddSoundCloud(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddConsents<SoundCloudProvider, SoundCloudOptions>(SoundCloudProvider.Account, configuration);
        services.AddVendorClient<SoundCloudTracks>(SoundCloudProvider.Account);
        services.AddTransient<IChannelPublisher, SoundCloudPublisher>();
        return services;
    }
}

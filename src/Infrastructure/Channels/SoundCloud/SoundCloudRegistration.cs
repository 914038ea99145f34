using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StreamHub.Infrastructure.Channels.SoundCloud;

internal static class SoundCloudRegistration
{
    public static IServiceCollection AddSoundCloud(this IServiceCollection services, IConfiguration configuration) =>
        services.AddConsents<SoundCloudProvider, SoundCloudOptions>(SoundCloudProvider.Account, configuration);
}

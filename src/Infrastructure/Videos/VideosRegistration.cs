using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Videos;

internal static class VideosRegistration
{
    public static IServiceCollection AddVideos(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<VideoOptions>(configuration);
        services.AddSingleton<IValidateOptions<VideoOptions>, DefaultVendorCheck>();
        services.AddSingleton<ISigningKeys, SigningKeys>();
        services.AddSingleton<VideoAccounts>();
        services.AddSingleton<IVideoProviders, VideoProviders>();
        services.AddSingleton<IVideoConnections, VideoConnections>();
        services.AddSingleton<CaptionFiles>();
        services.AddSingleton<ICaptionAddresses>(provider => provider.GetRequiredService<CaptionFiles>());
        services.AddSingleton<ICaptionFiles>(provider => provider.GetRequiredService<CaptionFiles>());
        services.AddHostedService<QuietVideosSweep>();
        services.AddHostedService<CaptionFilesSweep>();
        return services;
    }
}

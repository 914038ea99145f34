using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Channels.YouTube;

internal static class YouTubeRegistration
{
    public static IServiceCollection AddYouTube(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddConsents<YouTubeProvider, YouTubeOptions>(YouTubeProvider.Account, configuration);
        services.AddVendorClient<YouTubeSessions>(YouTubeProvider.Account);
        services.AddVendorClient<YouTubeVideos>(YouTubeProvider.Account);
        services.AddTransient<IChannelPublisher, YouTubePublisher>();
        return services;
    }
}

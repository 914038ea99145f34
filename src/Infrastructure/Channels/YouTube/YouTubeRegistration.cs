using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StreamHub.Infrastructure.Channels.YouTube;

internal static class YouTubeRegistration
{
    public static IServiceCollection AddYouTube(this IServiceCollection services, IConfiguration configuration) =>
        services.AddConsents<YouTubeProvider, YouTubeOptions>(YouTubeProvider.Account, configuration);
}

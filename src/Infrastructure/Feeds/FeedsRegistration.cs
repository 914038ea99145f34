using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Feeds;

internal static class FeedsRegistration
{
    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<FeedOptions>(configuration);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<FeedOptions>>().Value;
            return new FeedTerms(options.HubUrl, options.PageSize);
        });
        services.AddSingleton<IFeedReads, FeedReads>();
        services.AddSingleton<IEpisodeDownloads, DownloadCounter>();
        services.AddScoped<IDownloadStatistics, DownloadStatistics>();
        services.AddVendorClient<FeedHub>(FeedHub.Account);
        services.AddTransient<IFeedHub>(provider => provider.GetRequiredService<FeedHub>());
        services.AddHostedService<OldListenersSweep>();
        return services;
    }
}

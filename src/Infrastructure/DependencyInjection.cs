using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Analytics;
using StreamHub.Infrastructure.ApiKeys;
using StreamHub.Infrastructure.Billing;
using StreamHub.Infrastructure.Channels;
using StreamHub.Infrastructure.Channels.SoundCloud;
using StreamHub.Infrastructure.Channels.YouTube;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Email;
using StreamHub.Infrastructure.Events;
using StreamHub.Infrastructure.Feeds;
using StreamHub.Infrastructure.Fetching;
using StreamHub.Infrastructure.Identity;
using StreamHub.Infrastructure.Identity.Clerk;
using StreamHub.Infrastructure.Messaging;
using StreamHub.Infrastructure.Payments.Stripe;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Publishing;
using StreamHub.Infrastructure.Security;
using StreamHub.Infrastructure.Storage;
using StreamHub.Infrastructure.Storage.Local;
using StreamHub.Infrastructure.Storage.S3;
using StreamHub.Infrastructure.Telemetry;
using StreamHub.Infrastructure.Vendors;
using StreamHub.Infrastructure.Videos;
using StreamHub.Infrastructure.Videos.Cloudflare;
using StreamHub.Infrastructure.Videos.Mux;
using StreamHub.Infrastructure.WebhookEndpoints;

namespace StreamHub.Infrastructure;

public static class DependencyInjection
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Before all that works: hosted services stop in reverse, and what the last of them did is sent, too.
        services.AddChecked<TelemetryOptions>(configuration);
        services.AddHostedService<TelemetryExport>();
        services.AddChecked<AppOptions>(configuration);
        services.AddSingleton(provider =>
        {
            var app = provider.GetRequiredService<IOptions<AppOptions>>().Value;
            return new AppUrls(app.PublicUrl!, app.AllowedReturnOrigins);
        });
        services.AddPersistence(configuration);
        services.AddMessaging(configuration);
        services.AddSecurity(configuration);
        services.AddIdentityServices(configuration);
        services.AddApiKeys(configuration);
        services.AddAnalytics();
        services.AddEvents(configuration);
        services.AddWebhookEndpoints(configuration);
        services.AddFeeds(configuration);
        services.AddChecked<SmtpOptions>(configuration);
        services.AddSingleton<IEmailSender, SmtpEmailSender>();
        services.AddHostedService<QueueMetrics>();
        services.AddScoped<ISystemStatusReader, SystemStatusReader>();
        services.AddChecked<VendorOptions>(configuration);
        services.AddBilling(configuration);
        services.AddStripe(configuration);
        services.AddVideos(configuration);
        services.AddCloudflare(configuration);
        services.AddMux(configuration);
        services.AddClerk(configuration);
        services.AddChannels(configuration);
        services.AddYouTube(configuration);
        services.AddSoundCloud(configuration);
        services.AddFetching(configuration);
        services.AddStorage(configuration);
        services.AddLocalStorage(configuration);
        // After it, because it takes its place where there is a bucket.
        services.AddS3(configuration);
        services.AddPublishing(configuration);
        return services;
    }
}

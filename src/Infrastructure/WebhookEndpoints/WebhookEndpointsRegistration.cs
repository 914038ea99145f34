using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Fetching;

namespace StreamHub.Infrastructure.WebhookEndpoints;

internal static class WebhookEndpointsRegistration
{
    public static IServiceCollection AddWebhookEndpoints(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<WebhookOptions>(configuration);
        services.AddSingleton(provider => new WebhookTerms(
            provider.GetRequiredService<IOptions<WebhookOptions>>().Value.AllowHttp
        ));
        // The client has its own time-out, and its addresses may hold secrets, which logs must not.
        services
            .AddHttpClient(WebhookClient.Name, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                provider.GetRequiredService<GuardedConnector>().CreateHandler()
            )
            .RemoveAllLoggers();
        services.AddSingleton<IWebhookSender, WebhookClient>();
        services.AddScoped<WebhookQueue>();
        services.AddScoped<IWebhookQueue>(provider => provider.GetRequiredService<WebhookQueue>());
        services.AddHostedService<OldDeliveriesSweep>();
        if (configuration.GetValue("Role", NodeRole.All) != NodeRole.Api)
        {
            services.AddHostedService<WebhookWorker>();
        }

        return services;
    }
}

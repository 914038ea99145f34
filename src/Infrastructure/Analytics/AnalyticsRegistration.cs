using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Analytics;

internal static class AnalyticsRegistration
{
    public static IServiceCollection AddAnalytics(this IServiceCollection services)
    {
        services.AddSingleton<IBeaconTokens, BeaconTokens>();
        services.AddSingleton<IViewingSessions, ViewingSessions>();
        services.AddScoped<IViewingStatistics, ViewingStatistics>();
        return services;
    }
}

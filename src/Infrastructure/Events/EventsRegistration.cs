using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Events;

internal static class EventsRegistration
{
    public static IServiceCollection AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<EventOptions>(configuration);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<EventOptions>>().Value;
            return new EventTerms(options.Heartbeat, options.ConnectionLifetime, options.WriteTimeout);
        });
        services.AddScoped<EventLogWriter>();
        services.AddSingleton<IEventLog, EventLog>();
        services.AddSingleton<EventSignals>();
        services.AddSingleton<IEventSignals>(provider => provider.GetRequiredService<EventSignals>());
        services.AddSingleton<IEventTickets, EventTickets>();
        services.AddHostedService<EventWatch>();
        services.AddHostedService<OldEventsSweep>();
        return services;
    }
}

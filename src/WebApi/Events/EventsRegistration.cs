using Microsoft.AspNetCore.Http.Connections;
using StreamHub.Application.Common.Security;
using StreamHub.WebApi.Authentication;

namespace StreamHub.WebApi.Events;

internal static class EventsRegistration
{
    private const string HubPath = "/hubs/events";

    /// <summary>Clients only ever send a method's name and an id.</summary>
    private const int MaxMessageBytes = 4 * 1024;

    public static IServiceCollection AddEventConnections(this IServiceCollection services)
    {
        services.AddSingleton<EventFrames>();
        services.AddSingleton<EventConnection>();
        services.AddSignalR(hubs => hubs.MaximumReceiveMessageSize = MaxMessageBytes);
        return services;
    }

    // No long polling: it would be a request every moment, and each would have to say again who asks.
    public static void MapEventsHub(this IEndpointRouteBuilder app) =>
        app.MapHub<EventsHub>(
                HubPath,
                connections =>
                    connections.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents
            )
            .RequireAuthorization(PermissionPolicies.NameOf(Permissions.EventsRead))
            .TakeTickets();
}

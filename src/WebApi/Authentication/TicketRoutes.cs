namespace StreamHub.WebApi.Authentication;

/// <summary>
/// The few routes that a browser calls without headers, by EventSource and WebSocket: a ticket in the address opens them. No
/// other token does, because addresses end up in logs.
/// </summary>
internal static class TicketRoutes
{
    public const string Parameter = "access_token";

    public static TBuilder TakeTickets<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new TakesTicketsMetadata());

    public static bool TakesTickets(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TakesTicketsMetadata>() is not null;

    private sealed record TakesTicketsMetadata;
}

namespace StreamHub.WebApi.RateLimiting;

/// <summary>What an endpoint is for, as far as floods are concerned.</summary>
internal enum AddressLimit
{
    Credentials,
    Registrations,
    Mails,
}

/// <summary>So many requests a minute from one address, whoever is logged in.</summary>
internal sealed record AddressLimitMetadata(AddressLimit Limit);

/// <summary>Not counted.</summary>
/// <param name="Because">What bounds it instead, or why nothing needs to.</param>
internal sealed record UnlimitedMetadata(string Because);

internal static class RateLimitConventions
{
    public static RouteHandlerBuilder LimitPerAddress(this RouteHandlerBuilder endpoint, AddressLimit limit) =>
        endpoint.WithMetadata(new AddressLimitMetadata(limit));

    public static TBuilder Unlimited<TBuilder>(this TBuilder endpoint, string because)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new UnlimitedMetadata(because));
}

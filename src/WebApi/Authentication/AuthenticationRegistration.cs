using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Authentication;

internal static class AuthenticationRegistration
{
    public static IServiceCollection AddAccessControl(this IServiceCollection services)
    {
        services
            .AddAuthentication(BearerHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, configureOptions: null);
        services.AddScoped<BearerCallers>();
        services.AddSingleton<LastingAccess>();
        services.AddAuthorization(options => options.AddPermissionPolicies());
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IScopeCatalogue, ScopeCatalogue>();
        return services;
    }

    /// <summary>Refuses to start with a route that does not say who may use it.</summary>
    public static void RequireAccessRules(this WebApplication app)
    {
        var undecided = ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(source => source.Endpoints)
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
                && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            )
            .Select(endpoint => endpoint.DisplayName)
            .ToList();
        if (undecided.Count > 0)
        {
            throw new InvalidOperationException(
                $"These routes do not say who may use them: {string.Join(", ", undecided)}."
            );
        }
    }
}

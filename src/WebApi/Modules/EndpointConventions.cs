using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Modules;

internal static class EndpointConventions
{
    /// <summary>Names the operation after its handler and lists the errors that it may answer with.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string operation, params int[] errors)
    {
        endpoint.WithName(operation).AddEndpointFilterFactory(EnumNames.Require);
        foreach (var status in errors)
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }

    /// <summary>Only callers whose role holds the permission.</summary>
    public static RouteHandlerBuilder RequirePermission(this RouteHandlerBuilder endpoint, string permission) =>
        endpoint
            .RequireAuthorization(PermissionPolicies.NameOf(permission))
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>No token needed; the reason is the request's own <c>OpenToAll</c>.</summary>
    public static RouteHandlerBuilder Open(this RouteHandlerBuilder endpoint) => endpoint.AllowAnonymous();
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

internal static class EndpointConventions
{
    /// <summary>Names the operation after its handler and lists the errors that it may answer with.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string operation, params int[] errors)
    {
        endpoint.WithName(operation);
        endpoint.Finally(TellLimit);
        foreach (var status in errors)
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }

    // Last, when it is known whether the endpoint's group is limited.
    private static void TellLimit(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<UnlimitedMetadata>().Any())
        {
            endpoint.Metadata.Add(
                new ProducesResponseTypeMetadata(
                    StatusCodes.Status429TooManyRequests,
                    typeof(ProblemDetails),
                    ["application/problem+json"]
                )
            );
        }
    }

    /// <summary>Only callers whose role holds the permission.</summary>
    public static RouteHandlerBuilder RequirePermission(this RouteHandlerBuilder endpoint, string permission) =>
        endpoint
            .RequireAuthorization(PermissionPolicies.NameOf(permission))
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>No token needed; the reason is the request's own <c>OpenToAll</c>.</summary>
    public static RouteHandlerBuilder Open(this RouteHandlerBuilder endpoint) => endpoint.AllowAnonymous();

    /// <summary>
    /// The organization of the path is read where the caller is found out, not by the handlers: the API's document has to
    /// be told of it.
    /// </summary>
    public static RouteGroupBuilder ActsForItsPath(this RouteGroupBuilder group) =>
        group.AddOpenApiOperationTransformer(
            (operation, _, _) =>
            {
                operation.Parameters ??= [];
                operation.Parameters.Insert(
                    0,
                    new OpenApiParameter
                    {
                        Name = ActingOrganization.RouteValue,
                        In = ParameterLocation.Path,
                        Required = true,
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
                    }
                );
                return Task.CompletedTask;
            }
        );
}

using Microsoft.AspNetCore.Mvc;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Modules;

/// <summary>The routes of one feature: each takes a request apart, sends it on, and says what the result is in HTTP.</summary>
public interface IEndpointModule
{
    void AddRoutes(IEndpointRouteBuilder app);
}

/// <summary>Routes that every process has, whatever its role.</summary>
public interface IOperationalModule : IEndpointModule;

internal static class EndpointModules
{
    /// <summary>What a request's body may have, unless its route says otherwise.</summary>
    private const long MaxBodyBytes = 128 * 1024;

    public static void MapModules(this IEndpointRouteBuilder app, NodeRole role)
    {
        var wanted = role == NodeRole.Worker ? typeof(IOperationalModule) : typeof(IEndpointModule);
        var modules = typeof(IEndpointModule)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && wanted.IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal);
        var routes = app.MapGroup(string.Empty).WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        foreach (var module in modules)
        {
            ((IEndpointModule)Activator.CreateInstance(module)!).AddRoutes(routes);
        }
    }
}

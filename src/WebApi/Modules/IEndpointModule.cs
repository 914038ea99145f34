namespace StreamHub.WebApi.Modules;

/// <summary>The routes of one feature: each takes a request apart, sends it on, and says what the result is in HTTP.</summary>
public interface IEndpointModule
{
    void AddRoutes(IEndpointRouteBuilder app);
}

internal static class EndpointModules
{
    public static void MapModules(this IEndpointRouteBuilder app)
    {
        var modules = typeof(IEndpointModule)
            .Assembly.GetTypes()
            .Where(type =>
                type is { IsClass: true, IsAbstract: false } && typeof(IEndpointModule).IsAssignableFrom(type)
            )
            .OrderBy(type => type.Name, StringComparer.Ordinal);
        foreach (var module in modules)
        {
            ((IEndpointModule)Activator.CreateInstance(module)!).AddRoutes(app);
        }
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Modules;

namespace StreamHub.UnitTests.Architecture.Rules;

internal static class EndpointRules
{
    private static readonly string[] Policies = [.. Permissions.All.Select(PermissionPolicies.NameOf)];

    /// <summary>The endpoints as the framework sees them.</summary>
    public static async Task<IReadOnlyList<RouteEndpoint>> BuildAsync(Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(Substitute.For<IDispatcher>());
        await using var app = builder.Build();
        map(app);
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>(),
        ];
    }

    public static Verdict ModulesArePublicAndSealed(IEnumerable<Type> types) =>
        Verdict.Over(
            types.Where(type => type.IsClass && typeof(IEndpointModule).IsAssignableFrom(type)),
            module => module is { IsPublic: true, IsSealed: true } ? [] : [$"{module.Name} is not public and sealed"]
        );

    public static Verdict OperationsAreNamedAfterTheirHandlers(IEnumerable<RouteEndpoint> endpoints) =>
        Verdict.Over(
            endpoints,
            endpoint =>
            {
                var handler = endpoint.Metadata.GetMetadata<MethodInfo>();
                var name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;
                return
                    handler is { DeclaringType: { } module }
                    && typeof(IEndpointModule).IsAssignableFrom(module)
                    && handler.Name == name
                    ? []
                    : [$"{endpoint.DisplayName} is named {name ?? "nothing"} and handled by {handler?.Name}"];
            }
        );

    public static Verdict OperationNamesAreUnique(IEnumerable<RouteEndpoint> endpoints) =>
        Verdict.Over(
            endpoints.GroupBy(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName),
            named => named.Count() == 1 ? [] : [$"{named.Count()} endpoints are named {named.Key}"]
        );

    public static Verdict NameOnePermissionOrAreOpen(IEnumerable<RouteEndpoint> endpoints) =>
        Verdict.Over(
            endpoints,
            endpoint =>
            {
                var policies = endpoint
                    .Metadata.GetOrderedMetadata<IAuthorizeData>()
                    .Select(data => data.Policy)
                    .ToList();
                var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
                return (policies.Count, isOpen) switch
                {
                    (0, true) => [],
                    (1, false) when Policies.Contains(policies[0]) => [],
                    (0, false) => [$"{endpoint.DisplayName} does not say who may use it"],
                    (_, true) => [$"{endpoint.DisplayName} is closed and open"],
                    _ => [$"{endpoint.DisplayName} does not name one permission"],
                };
            }
        );
}

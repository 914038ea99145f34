using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing.Patterns;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Authentication;

/// <summary>Reads the routes' own policies once; they do not change while the process runs.</summary>
internal sealed class ScopeCatalogue(IApiDescriptionGroupCollectionProvider routes) : IScopeCatalogue
{
    private readonly Lazy<ILookup<string, ScopeOperation>> _operations = new(() => Read(routes));

    public IReadOnlyList<ScopeOperation> OperationsOf(string permission) => [.. _operations.Value[permission]];

    private static ILookup<string, ScopeOperation> Read(IApiDescriptionGroupCollectionProvider routes) =>
        (
            from route in routes.ApiDescriptionGroups.Items.SelectMany(tagged => tagged.Items)
            from rule in route.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>()
            let permission = PermissionPolicies.PermissionOf(rule.Policy)
            where permission is not null
            let id = route.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().Last().EndpointName
            orderby route.RelativePath, route.HttpMethod
            select (permission, Operation: new ScopeOperation(id, route.HttpMethod!, PathOf(route.RelativePath!)))
        ).ToLookup(found => found.permission, found => found.Operation, StringComparer.Ordinal);

    // As the API's document writes it: without the constraints of its parameters.
    private static string PathOf(string template) =>
        string.Concat(
            RoutePatternFactory
                .Parse(template)
                .PathSegments.SelectMany(segment => segment.Parts.Select(NameOf).Prepend("/"))
        );

    private static string NameOf(RoutePatternPart part) =>
        part switch
        {
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            RoutePatternLiteralPart literal => literal.Content,
            _ => throw new InvalidOperationException($"A route has a part of another kind: {part.PartKind}."),
        };
}

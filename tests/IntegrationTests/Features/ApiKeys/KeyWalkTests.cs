using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Application.Common.Security;
using StreamHub.IntegrationTests.Harness;
using StreamHub.WebApi.Authentication;
using Xunit;

namespace StreamHub.IntegrationTests.Features.ApiKeys;

/// <summary>Walks the API's document: a key opens what its scope names, in every place that takes a token, and nothing else.</summary>
public sealed class KeyWalkTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Every_operation_takes_a_key_with_its_scope_alone_and_no_other_key()
    {
        var user = await server.RegisterAsync();
        var keys = await KeysAsync(user);
        var opened = 0;
        foreach (var operation in await SecuredAsync())
        {
            foreach (var (scope, key) in keys)
            {
                var answer = await SendAsync(server.ClientWith(key), operation, user);
                if (scope == operation.Permission)
                {
                    answer.Status.ShouldNotBeOneOf([401, 403, 500], $"{operation.Id} with {scope}: {answer.Body}");
                    opened++;
                }
                else
                {
                    answer.ShouldBeProblem(403, "api_key_forbidden");
                }
            }
        }

        opened.ShouldBeGreaterThan(6);
    }

    [Fact]
    public async Task A_key_with_every_scope_opens_nothing_that_concerns_people_members_or_keys()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync([.. Scopes]);
        var closed = (await SecuredAsync()).Where(operation => !Permissions.IsScope(operation.Permission)).ToList();

        closed.Select(operation => operation.Id).ShouldContain("CreateApiKey");
        closed.Select(operation => operation.Id).ShouldContain("GetProfile");
        foreach (var operation in closed)
        {
            var answer = await SendAsync(server.ClientWith(key.Secret), operation, user);
            answer.ShouldBeProblem(403, "api_key_forbidden");
        }
    }

    [Fact]
    public async Task The_table_of_scopes_is_what_the_routes_ask_for()
    {
        var user = await server.RegisterAsync();

        var table = (await user.Api.GetAsync($"{KeySteps.Path}/scopes")).ShouldBe(200).At("items");

        var listed =
            from scope in table.EnumerateArray()
            from operation in scope.GetProperty("operations").EnumerateArray()
            select $"{scope.GetProperty("scope")}: {operation.GetProperty("id")} {operation.GetProperty("method")} {operation.GetProperty("path")}";
        var asked =
            from operation in await SecuredAsync()
            where Permissions.IsScope(operation.Permission)
            select $"{operation.Permission}: {operation.Id} {operation.Method} {operation.Path}";
        listed.ShouldBe(asked, ignoreOrder: true);
        table
            .EnumerateArray()
            .Select(scope => scope.GetProperty("scope").GetString())
            .ShouldBe(Scopes, ignoreOrder: true);
    }

    private static IEnumerable<string> Scopes => Permissions.All.Where(Permissions.IsScope);

    private static async Task<Dictionary<string, string>> KeysAsync(User user)
    {
        var keys = new Dictionary<string, string>();
        foreach (var scope in Scopes)
        {
            keys[scope] = (await user.CreateKeyAsync([scope])).Secret;
        }

        return keys;
    }

    // Nothing of what is named exists but the key's own organization, and nothing is sent that a body would have to be.
    private static Task<ApiAnswer> SendAsync(ApiClient api, Operation operation, User user)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(
            operation.Path.Replace("{organizationId}", $"{user.OrganizationId}", StringComparison.Ordinal),
            "\\{\\w+\\}",
            _ => $"{Guid.NewGuid()}",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        return api.SendAsync(new HttpMethod(operation.Method), path, content: null);
    }

    private async Task<List<Operation>> SecuredAsync()
    {
        var permissions = server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Where(endpoint =>
                endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
                // An operation's other addresses have no name of their own.
                && endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null
            )
            .ToDictionary(
                endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName,
                endpoint => PermissionPolicies.PermissionOf(endpoint.Metadata.GetMetadata<IAuthorizeData>()!.Policy)!
            );
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");
        return
        [
            .. from path in document.At("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.TryGetProperty("security", out _)
            let id = operation.Value.GetProperty("operationId").GetString()!
            select new Operation(id, operation.Name.ToUpperInvariant(), path.Name, permissions[id]),
        ];
    }

    private sealed record Operation(string Id, string Method, string Path, string Permission);
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamHub.Application.Ports;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.Isolation;

/// <summary>An operation of the API's own document that takes ids in its path.</summary>
public sealed record IdOperation(string Name, HttpMethod Method, string Path)
{
    private const string Language = "{language}";
    private const string Platform = "{platform}";

    public IReadOnlyList<string> Parameters =>
        [
            .. Path.Split('/')
                .Where(part => part.StartsWith('{') && part is not (Language or Platform))
                .Select(part => part.Trim('{', '}')),
        ];

    public string PathWith(IReadOnlyDictionary<string, Guid> ids) =>
        ids.Aggregate(
            Path.Replace(Language, "de", StringComparison.Ordinal).Replace(Platform, "apple", StringComparison.Ordinal),
            (path, id) => path.Replace($"{{{id.Key}}}", $"{id.Value}", StringComparison.Ordinal)
        );
}

/// <summary>A server with one tenant of each kind of caller and one victim, shared because nothing that is tried happens.</summary>
public sealed class IsolationServer(TestDatabases databases) : StreamHubServer(databases)
{
    private readonly ConcurrentDictionary<string, Task<Tenant>> _callers = [];
    private Task<Tenant>? _victim;
    private Task<IReadOnlyList<IdOperation>>? _operations;

    protected override void AddServices(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IAssetSource>(new StandInAssets()));

    public Task<Tenant> CallerAsync(string kind) =>
        _callers.GetOrAdd(kind, name => CallerKind.Named(name).SetUpAsync(this));

    /// <summary>Whose things are tried for.</summary>
    public Task<Tenant> VictimAsync() => _victim ??= Tenant.SharedAsync(this);

    public async Task<IReadOnlyList<IdOperation>> OperationsAsync() => await (_operations ??= ReadOperationsAsync());

    private async Task<IReadOnlyList<IdOperation>> ReadOperationsAsync()
    {
        var document = await Anonymous().GetAsync("/openapi/v1.json");
        return
        [
            .. from path in document.ShouldBe(200).At("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where path.Name.Contains('{', StringComparison.Ordinal)
            select new IdOperation(
                operation.Value.GetProperty("operationId").GetString()!,
                new HttpMethod(operation.Name.ToUpperInvariant()),
                path.Name
            ),
        ];
    }
}

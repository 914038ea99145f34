using System.Collections.Concurrent;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.Isolation;

/// <summary>An operation of the API's own document that takes ids in its path.</summary>
public sealed record IdOperation(string Name, HttpMethod Method, string Path)
{
    private const string Language = "{language}";

    public IReadOnlyList<string> Parameters =>
        [
            .. Path.Split('/')
                .Where(part => part.StartsWith('{') && part != Language)
                .Select(part => part.Trim('{', '}')),
        ];

    public string PathWith(IReadOnlyDictionary<string, Guid> ids) =>
        ids.Aggregate(
            Path.Replace(Language, "de", StringComparison.Ordinal),
            (path, id) => path.Replace($"{{{id.Key}}}", $"{id.Value}", StringComparison.Ordinal)
        );
}

/// <summary>A server with one tenant of each kind of caller, who are shared because nothing that they try happens.</summary>
public sealed class IsolationServer(TestDatabases databases) : StreamHubServer(databases)
{
    private readonly ConcurrentDictionary<string, Task<Tenant>> _callers = [];

    public Task<Tenant> CallerAsync(string kind) =>
        _callers.GetOrAdd(kind, name => CallerKind.Named(name).SetUpAsync(this));

    public async Task<IReadOnlyList<IdOperation>> OperationsAsync()
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

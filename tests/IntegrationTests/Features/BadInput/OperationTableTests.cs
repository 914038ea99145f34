using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>Holds the table of operations to the API's own document: what is new there must be tried with bad input too.</summary>
public sealed class OperationTableTests(SceneServer server) : IClassFixture<SceneServer>
{
    public static TheoryData<string> Bodies =>
        [.. ApiOperation.All.Where(operation => operation.Body is not null).Select(operation => operation.Id)];

    [Fact]
    public async Task Every_operation_is_in_the_table()
    {
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");

        var documented = Operations(document)
            .Select(entry =>
                $"{entry.Operation.GetProperty("operationId")} {entry.Method.ToUpperInvariant()} {entry.Path}"
            );

        documented.ShouldBe(
            ApiOperation.All.Select(operation => $"{operation.Id} {operation.Address}"),
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Every_member_and_parameter_is_in_the_table()
    {
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");

        foreach (var (_, _, operation) in Operations(document))
        {
            var row = ApiOperation.Named(operation.GetProperty("operationId").GetString()!);
            var schema = BodyOf(operation, document);
            NamesIn(schema, "properties").ShouldBe(row.Body is null ? [] : row.Members.Keys, ignoreOrder: true, row.Id);
            NamesIn(schema, "required").ShouldBe(row.Required, ignoreOrder: true, row.Id);
            ParametersOf(operation, "query").ShouldBe(row.Query, ignoreOrder: true, row.Id);
            ParametersOf(operation, "path").ShouldBe(row.Parameters, row.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task The_tables_bodies_are_taken_as_they_stand(string id)
    {
        var scene = await server.SceneAsync();
        var operation = ApiOperation.Named(id);

        // Another of these may have changed the price list, and the body names the version it began with.
        await server.InDatabaseAsync(database => database.Database.ExecuteSqlAsync($"UPDATE plans SET version = 0"));
        var answer = await scene.SendAsync(operation, operation.Body);

        answer.Status.ShouldBeOneOf(operation.NeedsCustomer ? [200, 409] : [200, 201, 202, 204], answer.Body);
    }

    private static IEnumerable<(string Method, string Path, JsonElement Operation)> Operations(ApiAnswer document) =>
        from path in document.At("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name, path.Name, operation.Value);

    private static JsonElement? BodyOf(JsonElement operation, ApiAnswer document)
    {
        if (
            !operation.TryGetProperty("requestBody", out var body)
            || !body.GetProperty("content").TryGetProperty("application/json", out var json)
        )
        {
            return null;
        }

        var schema = json.GetProperty("schema");
        var reference = schema.TryGetProperty("oneOf", out var choices)
            ? choices.EnumerateArray().Single(choice => choice.TryGetProperty("$ref", out _))
            : schema;
        var name = reference.GetProperty("$ref").GetString()!.Split('/')[^1];
        return document.At("components.schemas").GetProperty(name);
    }

    private static IEnumerable<string> NamesIn(JsonElement? schema, string member)
    {
        if (schema is null || !schema.Value.TryGetProperty(member, out var names))
        {
            return [];
        }

        return names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(name => name.GetString()!)
            : names.EnumerateObject().Select(property => property.Name);
    }

    private static IEnumerable<string> ParametersOf(JsonElement operation, string place) =>
        operation.TryGetProperty("parameters", out var parameters)
            ? parameters
                .EnumerateArray()
                .Where(parameter => parameter.GetProperty("in").GetString() == place)
                .Select(parameter => parameter.GetProperty("name").GetString()!)
            : [];
}

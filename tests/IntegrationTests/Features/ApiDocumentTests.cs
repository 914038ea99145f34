using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class ApiDocumentTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_and_a_summary()
    {
        var operations = await OperationsAsync();

        operations.ShouldNotBeEmpty();
        operations.Select(operation => operation.Id).ShouldBeUnique();
        operations
            .Where(operation => string.IsNullOrEmpty(Text(operation.Body, "summary")))
            .Select(operation => operation.Id)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_operation_says_what_success_looks_like()
    {
        foreach (var operation in await OperationsAsync())
        {
            var success = Responses(operation)
                .Where(response => response.Name[0] == '2' || response.Name == "302")
                .ToList();

            success.ShouldHaveSingleItem(operation.Id);
            if (success[0].Name is not ("204" or "302"))
            {
                var type = operation.Id switch
                {
                    "GetCaptions" or "GetCaptionFile" => "text/vtt",
                    "StreamEvents" => "text/event-stream",
                    _ => "application/json",
                };
                SchemaOf(success[0].Value, type).ShouldNotBeNull(operation.Id);
            }
        }
    }

    [Fact]
    public async Task Every_error_that_is_listed_is_a_problem_document()
    {
        foreach (var operation in await OperationsAsync())
        {
            foreach (var error in Responses(operation).Where(response => response.Name[0] is '4' or '5'))
            {
                SchemaOf(error.Value, "application/problem+json").ShouldNotBeNull($"{operation.Id} {error.Name}");
            }
        }
    }

    [Fact]
    public async Task What_takes_a_token_lists_401_and_403_and_the_rest_is_known()
    {
        var operations = await OperationsAsync();
        var secured = operations.Where(operation => operation.Body.TryGetProperty("security", out _)).ToList();

        foreach (var operation in secured)
        {
            Responses(operation).Count(response => response.Name is "401" or "403").ShouldBe(2, operation.Id);
        }

        operations
            .Except(secured)
            .Select(operation => operation.Id)
            .ShouldBe(
                [
                    "Register",
                    "LogIn",
                    "LogInWithSecondFactor",
                    "Refresh",
                    "ConfirmEmail",
                    "RequestPasswordReset",
                    "ResetPassword",
                    "ListPlans",
                    "GetCaptionFile",
                    "RecordBeacons",
                    "PreviewInvitation",
                    "GetHealth",
                    "GetLiveness",
                    "GetReadiness",
                    "ReceiveFromStripe",
                    "ReceiveFromCloudflare",
                    "ReceiveFromMux",
                    "ReceiveFromCloudflareAccount",
                    "ReceiveFromMuxAccount",
                    "ReceiveFromClerk",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task What_the_document_calls_secured_refuses_a_caller_without_a_token()
    {
        foreach (var operation in await OperationsAsync())
        {
            if (operation.Body.TryGetProperty("security", out _))
            {
                var parts = operation.Path.Split('/').Select(part => part.StartsWith('{') ? $"{Guid.NewGuid()}" : part);
                var path = string.Join('/', parts);
                var answer = await server.Anonymous().SendAsync(new HttpMethod(operation.Method), path, content: null);
                answer.ShouldBeProblem(401, "unauthenticated");
            }
        }
    }

    [Fact]
    public async Task Every_member_of_every_schema_has_a_type()
    {
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");

        var untyped =
            from schema in document.At("components.schemas").EnumerateObject()
            where schema.Value.TryGetProperty("properties", out _)
            from member in schema.Value.GetProperty("properties").EnumerateObject()
            where !new[] { "type", "$ref", "oneOf" }.Any(name => member.Value.TryGetProperty(name, out _))
            select $"{schema.Name}.{member.Name}";

        untyped.ShouldBeEmpty();
    }

    [Fact]
    public async Task Enums_are_documented_by_their_names()
    {
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");

        var names = document.At("components.schemas.VideoAccess.enum").EnumerateArray().Select(name => name.ToString());

        names.ShouldBe(["private", "free", "subscription"]);
        document.Text("components.schemas.VideoAccess.type").ShouldBe("string");
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");
        var schemas = document.At("components.schemas").EnumerateObject().Select(schema => schema.Name).ToList();

        var references = document
            .Body.Split("#/components/schemas/")
            .Skip(1)
            .Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)])
            .Distinct();

        references.ShouldBeSubsetOf(schemas);
    }

    private static List<JsonProperty> Responses(Operation operation) =>
        [.. operation.Body.GetProperty("responses").EnumerateObject()];

    private static JsonElement? SchemaOf(JsonElement response, string mediaType) =>
        response.TryGetProperty("content", out var content)
        && content.TryGetProperty(mediaType, out var media)
        && media.TryGetProperty("schema", out var schema)
            ? schema
            : null;

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetString() : null;

    private async Task<List<Operation>> OperationsAsync()
    {
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");
        document.ShouldBe(200).Text("openapi").ShouldStartWith("3.");
        return
        [
            .. from path in document.At("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select new Operation(
                Text(operation.Value, "operationId") ?? string.Empty,
                operation.Name.ToUpperInvariant(),
                path.Name,
                operation.Value
            ),
        ];
    }

    private sealed record Operation(string Id, string Method, string Path, JsonElement Body);
}

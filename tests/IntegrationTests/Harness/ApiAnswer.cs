using System.Net.Http.Headers;
using System.Text.Json;
using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>An answer of the server.</summary>
public sealed record ApiAnswer(int Status, string? ContentType, string Body, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The member's text; a path of members is written with dots.</summary>
    public string Text(string path) => At(path).ToString();

    public Guid Id(string path = "id") => At(path).GetGuid();

    public JsonElement At(string path) => path.Split('.').Aggregate(Json, (element, name) => element.GetProperty(name));

    public ApiAnswer ShouldBe(int status, string? because = null)
    {
        Status.ShouldBe(status, because ?? Body);
        return this;
    }

    /// <summary>A problem document of that status and code, which tells nothing of our insides.</summary>
    public ApiAnswer ShouldBeProblem(int status, string code)
    {
        Status.ShouldBe(status, Body);
        ContentType.ShouldBe("application/problem+json");
        Text("code").ShouldBe(code, Body);
        At("status").GetInt32().ShouldBe(status);
        Text("title").ShouldNotBeEmpty();
        Text("traceId").Length.ShouldBe(32);
        foreach (var inside in new[] { "Exception", "StackTrace", "   at ", "Npgsql", "SELECT ", "StreamHub." })
        {
            Body.ShouldNotContain(inside, Case.Sensitive);
        }

        return this;
    }

    /// <summary>A validation problem that names the member, or an element of it.</summary>
    public ApiAnswer ShouldBlame(string member)
    {
        ShouldBeProblem(400, "validation_failed");
        At("errors")
            .EnumerateObject()
            .ShouldContain(
                error =>
                    error.Name == member
                    || error.Name.StartsWith($"{member}[", StringComparison.Ordinal)
                    || error.Name.StartsWith($"{member}.", StringComparison.Ordinal),
                Body
            );
        return this;
    }

    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response) =>
        new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(),
            response.Headers
        );
}

using System.IO.Compression;
using System.Text;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.BadInput;

public sealed class BadBodyTests(SceneServer server) : IClassFixture<SceneServer>
{
    private const int MaxBodyBytes = 128 * 1024;

    private static readonly Dictionary<string, Func<string, string>> NoObjects = new()
    {
        ["only white space"] = _ => "  \n ",
        ["broken off"] = body => body.Trim()[..^1],
        ["array"] = body => $"[{body}]",
        ["empty array"] = _ => "[]",
        ["text"] = _ => "\"text\"",
        ["number"] = _ => "1",
        ["truth"] = _ => "true",
        ["two objects"] = body => body + body,
        ["garbage behind"] = body => body + "x",
        ["comment"] = body => "/* comment */" + body,
        ["trailing comma"] = body => body.Trim()[..^1] + ",}",
        ["single quotes"] = body => body.Replace('"', '\''),
        ["form"] = _ => "email=somebody&password=secret",
        ["depth bomb"] = body => $"{body.Trim()[..^1]},\"deep\":{new string('[', 100_000)}}}",
        ["deep value"] = body => $"{body.Trim()[..^1]},\"deep\":{new string('[', 100)}{new string(']', 100)}}}",
        ["name that is no text"] = body => $"{body.Trim()[..^1]},\"\\ud800\":1}}",
        ["infinity"] = body => $"{body.Trim()[..^1]},\"x\":Infinity}}",
    };

    private static readonly string[] MediaTypes =
    [
        "text/plain",
        "text/json",
        "application/xml",
        "application/octet-stream",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-7",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "application/json; charset=nonsense",
        "application/json, text/plain",
        "nonsense",
    ];

    public static MatrixTheoryData<string, string> EachBodyAsNoObject => new(Ids, NoObjects.Keys);

    public static MatrixTheoryData<string, string> EachBodyInAnotherMediaType => new(Ids, MediaTypes);

    public static TheoryData<string> EachBody => [.. Ids];

    public static TheoryData<string> EachRequiredBody =>
        [.. Ids.Where(id => !ApiOperation.All.Single(operation => operation.Id == id).BodyIsOptional)];

    private static IEnumerable<string> Ids =>
        ApiOperation.All.Where(operation => operation.Body is not null).Select(operation => operation.Id);

    [Theory]
    [MemberData(nameof(EachBodyAsNoObject))]
    public async Task What_is_not_one_json_object_is_refused(string id, string flaw)
    {
        var answer = await SendAsync(id, (scene, body) => scene.Content(NoObjects[flaw](body), "application/json"));

        answer.ShouldBeProblem(400, "malformed_json");
    }

    [Theory]
    [MemberData(nameof(EachRequiredBody))]
    public async Task No_body_is_refused(string id)
    {
        var answer = await SendAsync(id, (_, _) => Scene.Content([], "application/json"));

        answer.ShouldBeProblem(400, "unreadable_request");
    }

    [Theory]
    [MemberData(nameof(EachRequiredBody))]
    public async Task Null_is_refused(string id)
    {
        var answer = await SendAsync(id, (scene, _) => scene.Content("null", "application/json"));

        answer.ShouldBeProblem(400, "unreadable_request");
    }

    [Theory]
    [MemberData(nameof(EachBodyInAnotherMediaType))]
    public async Task Another_media_type_is_refused(string id, string mediaType)
    {
        var answer = await SendAsync(id, (scene, body) => scene.Content(body, mediaType));

        answer.ShouldBeProblem(415, "unsupported_media_type");
    }

    [Theory]
    [MemberData(nameof(EachBody))]
    public async Task A_body_of_no_media_type_is_refused(string id)
    {
        var answer = await SendAsync(id, (scene, body) => scene.Content(body, contentType: null));

        answer.ShouldBeProblem(415, "unsupported_media_type");
    }

    [Theory]
    [MemberData(nameof(EachBody))]
    public async Task A_compressed_body_is_refused(string id)
    {
        var answer = await SendAsync(
            id,
            (scene, body) =>
            {
                var content = Scene.Content(Compress(scene.Fill(body)), "application/json");
                content.Headers.ContentEncoding.Add("gzip");
                return content;
            }
        );

        answer.ShouldBeProblem(415, "unsupported_media_type");
    }

    [Theory]
    [MemberData(nameof(EachBody))]
    public async Task A_body_of_more_than_its_route_takes_is_refused(string id)
    {
        var answer = await SendAsync(id, (scene, body) => scene.Content(TooLong(body), "application/json"));

        answer.ShouldBeProblem(413, "body_too_large");
    }

    [Theory]
    [MemberData(nameof(EachBody))]
    public async Task A_body_that_does_not_say_how_long_it_is_may_be_no_longer(string id)
    {
        var answer = await SendAsync(
            id,
            (scene, body) => scene.Content(TooLong(body), "application/json"),
            ("Transfer-Encoding", "chunked")
        );

        answer.ShouldBeProblem(413, "body_too_large");
    }

    private static string TooLong(string body) => body + new string(' ', MaxBodyBytes);

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    private async Task<ApiAnswer> SendAsync(
        string id,
        Func<Scene, string, HttpContent> content,
        params (string Name, string Value)[] headers
    )
    {
        var scene = await server.SceneAsync();
        var operation = ApiOperation.Named(id);
        return await scene.LeavesNothingBehindAsync(() =>
            scene.SendAsync(operation, content(scene, operation.Body!), headers)
        );
    }
}

using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.IntegrationTests.Features.Publishing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>
/// What we send to have a video made, and what the sandbox answers, judged by Google's description. Prism knows nothing of
/// resumable uploads, so the place is compared with the one that Google's own document names.
/// </summary>
public sealed class YouTubeUploadRequestTests(YouTubeUploadRequestTests.RecordedServer server)
    : IClassFixture<YouTubeUploadRequestTests.RecordedServer>
{
    private const string ApiPath = "/google/api";

    [Fact]
    public async Task An_upload_is_begun_where_and_as_google_describes_it()
    {
        VendorContracts.SkipWhenMissing();
        server.Exchanges.Clear();
        var scene = UploadScene.OnYouTube(server, 1000);
        await scene.SucceedAsync();

        var begun = server.Exchanges.All.Single(exchange => exchange.Method == "POST");

        var insert = InsertOf(
            JsonElement.Parse(await File.ReadAllTextAsync(VendorContracts.PathOf("google", "youtube.discovery.json")))
        );
        var media = insert.GetProperty("mediaUpload");
        begun
            .Path[ApiPath.Length..]
            .ShouldBe(media.GetProperty("protocols").GetProperty("resumable").GetProperty("path").GetString());
        begun.Headers["X-Upload-Content-Length"].ShouldBe("1000");
        begun
            .Headers["X-Upload-Content-Type"]
            .ShouldStartWith(media.GetProperty("accept")[0].GetString()!.TrimEnd('*'));
        var parameters = insert.GetProperty("parameters").EnumerateObject().Select(one => one.Name);
        ChannelSteps
            .QueryOf(new Uri($"http://google{begun.Path}{begun.Query}"))
            .Keys.ShouldBeSubsetOf([.. parameters, "uploadType"]);
        (await FaultsAsync(("Video", begun.Body))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sandbox_answers_as_google_describes_it()
    {
        VendorContracts.SkipWhenMissing();
        server.Exchanges.Clear();
        var scene = UploadScene.OnYouTube(server, 1000);
        var post = await scene.SucceedAsync();
        await scene.FindAsync(post.Id);
        scene.Journal.Session = null;
        await scene.SucceedAsync();

        var answers = server
            .Exchanges.All.Where(exchange => exchange.Answer.Length > 0)
            .Select(exchange => (SchemaOf(exchange), exchange.Answer))
            .ToArray();

        answers
            .Select(answer => answer.Item1)
            .Distinct()
            .ShouldBe(
                ["Video", "VideoListResponse", "ChannelListResponse", "PlaylistItemListResponse"],
                ignoreOrder: true
            );
        (await FaultsAsync(answers)).ShouldBeEmpty();
    }

    private static JsonElement InsertOf(JsonElement discovery) =>
        discovery.GetProperty("resources").GetProperty("videos").GetProperty("methods").GetProperty("insert");

    private static string SchemaOf(Exchange exchange) =>
        exchange switch
        {
            { Method: "PUT" } => "Video",
            { Path: $"{ApiPath}/youtube/v3/videos" } => "VideoListResponse",
            { Path: $"{ApiPath}/youtube/v3/channels" } => "ChannelListResponse",
            _ => "PlaylistItemListResponse",
        };

    private static async Task<IReadOnlyList<string>> FaultsAsync(params (string Schema, string Value)[] values)
    {
        var document = VendorContracts.PathOf("google", "youtube.openapi.json");
        var lines = values.Select(one =>
            JsonSerializer.Serialize(
                new
                {
                    document,
                    schema = one.Schema,
                    value = JsonElement.Parse(one.Value),
                }
            )
        );
        var verdicts = await NodeScript.RunAsync("judge.mjs", string.Join('\n', lines));
        return [.. verdicts.EnumerateArray().SelectMany(one => one.EnumerateArray()).Select(fault => $"{fault}")];
    }

    public sealed class RecordedServer(TestDatabases databases) : StreamHubServer(databases)
    {
        public Exchanges Exchanges { get; } = new();

        protected override void AddServices(IServiceCollection services) =>
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(Exchanges.NewHandler));
    }
}

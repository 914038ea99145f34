using System.Net;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Library;

/// <summary>Which sites may show a video: kept here, and held by its vendor.</summary>
public sealed class AllowedOriginTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly HttpClient Player = new();

    [Theory]
    [InlineData("basic")]
    [InlineData("tus")]
    public async Task The_vendor_is_told_with_the_upload(string method)
    {
        var owner = await server.RegisterAsync();

        var upload = await owner.BeginUploadAsync(method, allowedOrigins: ["Example.com", "*.example.org"]);

        string[] kept = ["example.com", "*.example.org"];
        (await server.AtVendorAsync(owner, upload.VideoId))!.AllowedOrigins.ShouldBe(kept);
        (await ShownAsync(owner, upload.VideoId)).ShouldBe(kept);
        var listed = (await owner.Api.GetAsync("/api/v1/videos")).At("items").EnumerateArray().Single();
        listed.GetProperty("allowedOrigins").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Without_any_every_site_may_show_it()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);

        (await ShownAsync(owner, id)).ShouldBeEmpty();
        (await PlayFromAsync(owner, id, "https://anywhere.example")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_vendor_plays_it_to_those_sites_alone_as_soon_as_it_has_heard()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);

        await AllowAsync(owner, id, "example.com", "*.example.org");
        await server.WhenIdleAsync();

        (await PlayFromAsync(owner, id, "https://example.com")).ShouldBe(HttpStatusCode.OK);
        (await PlayFromAsync(owner, id, "https://www.example.org")).ShouldBe(HttpStatusCode.OK);
        (await PlayFromAsync(owner, id, "https://elsewhere.example")).ShouldBe(HttpStatusCode.Forbidden);

        await AllowAsync(owner, id);
        await server.WhenIdleAsync();

        (await ShownAsync(owner, id)).ShouldBeEmpty();
        (await PlayFromAsync(owner, id, "https://elsewhere.example")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_vendor_that_is_away_hears_of_it_later()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);
        using (VendorOutage.Down(server, Vendors.Cloudflare))
        {
            await AllowAsync(owner, id, "example.com");
            (await server.AtVendorAsync(owner, id))!.AllowedOrigins.ShouldBeEmpty();
        }

        server.Advance(TimeSpan.FromMinutes(5));
        await server.WhenIdleAsync();

        (await server.AtVendorAsync(owner, id))!.AllowedOrigins.ShouldBe(["example.com"]);
    }

    [Fact]
    public async Task Of_changes_at_once_the_vendor_keeps_the_one_that_is_kept_here()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    owner.Api.PatchAsync(VideoSteps.PathOf(id), new { allowedOrigins = new[] { $"site{n}.example" } })
                )
        );
        await server.WhenIdleAsync();

        (await server.AtVendorAsync(owner, id))!.AllowedOrigins.ShouldBe(await ShownAsync(owner, id));
    }

    [Fact]
    public async Task An_edit_of_something_else_leaves_them()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(allowedOrigins: ["example.com"]);

        (await owner.Api.PatchAsync(VideoSteps.PathOf(upload.VideoId), new { title = "Other" })).ShouldBe(200);
        await server.WhenIdleAsync();

        (await ShownAsync(owner, upload.VideoId)).ShouldBe(["example.com"]);
        (await server.AtVendorAsync(owner, upload.VideoId))!.AllowedOrigins.ShouldBe(["example.com"]);
    }

    [Fact]
    public async Task A_clip_may_be_shown_where_its_source_may()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);
        await AllowAsync(owner, id, "example.com");
        await server.WhenIdleAsync();
        var span = new
        {
            startSeconds = 0,
            endSeconds = 1,
            title = "Clip",
        };

        var clip = (await owner.Api.PostAsync($"{VideoSteps.PathOf(id)}/clips", span)).ShouldBe(201).Id();

        (await ShownAsync(owner, clip)).ShouldBe(["example.com"]);
        (await server.AtVendorAsync(owner, clip))!.AllowedOrigins.ShouldBe(["example.com"]);
    }

    [Fact]
    public async Task Mux_has_nothing_of_the_kind()
    {
        var owner = await server.RegisterAsync();
        (await owner.PublishAtAsync("mux")).ShouldBe(200);
        var upload = await owner.BeginUploadAsync("put", allowedOrigins: []);
        var restricted = new
        {
            title = "Film",
            sizeBytes = 1_000,
            allowedOrigins = new[] { "example.com" },
        };

        (await owner.Api.PostAsync(VideoSteps.Uploads, restricted)).ShouldBeProblem(409, "not_supported_by_vendor");
        (await owner.Api.PatchAsync(VideoSteps.PathOf(upload.VideoId), restricted)).ShouldBeProblem(
            409,
            "not_supported_by_vendor"
        );
        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("title").ShouldBe("A video");
    }

    [Fact]
    public async Task Where_the_account_is_gone_nothing_is_promised()
    {
        var owner = await server.RegisterAsync();
        (await owner.ConnectAsync(server.NewAccount())).ShouldBe(200);
        var upload = await owner.BeginUploadAsync();
        (await owner.DisconnectAsync()).ShouldBe(204);

        (
            await owner.Api.PatchAsync(
                VideoSteps.PathOf(upload.VideoId),
                new { allowedOrigins = new[] { "example.com" } }
            )
        ).ShouldBeProblem(409, "video_account_disconnected");

        (await ShownAsync(owner, upload.VideoId)).ShouldBeEmpty();
    }

    private static async Task AllowAsync(User owner, Guid id, params string[] origins) =>
        (await owner.Api.PatchAsync(VideoSteps.PathOf(id), new { allowedOrigins = origins })).ShouldBe(200);

    private static async Task<string[]> ShownAsync(User owner, Guid id)
    {
        var video = (await owner.Api.GetAsync(VideoSteps.PathOf(id))).ShouldBe(200);
        return [.. video.At("allowedOrigins").EnumerateArray().Select(origin => origin.GetString()!)];
    }

    private static async Task<HttpStatusCode> PlayFromAsync(User owner, Guid id, string site)
    {
        var playback = (await owner.StartPlaybackAsync(id)).ShouldBe(200);
        using var request = new HttpRequestMessage(HttpMethod.Get, playback.Text("hlsUrl"));
        request.Headers.Add("Origin", site);
        using var answer = await Player.SendAsync(request);
        return answer.StatusCode;
    }
}

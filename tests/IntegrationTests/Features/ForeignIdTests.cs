using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class ForeignIdTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly object Edit = new
    {
        title = "Mine now",
        description = "Taken",
        access = "free",
        allowDownload = true,
    };

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PATCH", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/status")]
    [InlineData("POST", "/playback")]
    public async Task Another_organizations_video_answers_as_one_that_does_not_exist(string method, string route)
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        var video = await UploadAsync(owner);
        await server.WhenIdleAsync();
        var before = await DatabaseState.ReadAsync(server);

        var foreign = await SendAsync(stranger, method, video, route);
        var unknown = await SendAsync(stranger, method, Guid.NewGuid(), route);

        foreign.ShouldBeProblem(404, "video_not_found");
        foreign.ShouldAnswerAs(unknown);
        (await DatabaseState.ReadAsync(server)).ShouldBe(before);
    }

    [Theory]
    [InlineData("PATCH", "{\"title\":\"\"}", 400)]
    [InlineData("PATCH", "{}", 404)]
    public async Task Input_is_judged_alike_whether_the_video_is_foreign_or_unknown(
        string method,
        string body,
        int status
    )
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        var video = await UploadAsync(owner);

        var foreign = await SendAsync(stranger, method, video, string.Empty, body);
        var unknown = await SendAsync(stranger, method, Guid.NewGuid(), string.Empty, body);

        foreign.ShouldBe(status).ShouldAnswerAs(unknown);
    }

    [Fact]
    public async Task A_list_shows_nothing_of_other_organizations()
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        await UploadAsync(owner);
        var own = await UploadAsync(stranger);

        var list = await stranger.Api.GetAsync("/api/v1/videos");

        list.At("items").EnumerateArray().Select(video => video.GetProperty("id").GetGuid()).ShouldBe([own]);
    }

    [Fact]
    public async Task Another_organizations_cursor_leads_to_nothing_of_theirs()
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        var own = await UploadAsync(stranger);
        await UploadAsync(owner);
        await UploadAsync(owner);
        var cursor = (await owner.Api.GetAsync("/api/v1/videos?limit=1")).Text("nextCursor");

        var list = await stranger.Api.GetAsync($"/api/v1/videos?cursor={cursor}");

        list.At("items").EnumerateArray().Select(video => video.GetProperty("id").GetGuid()).ShouldBe([own]);
    }

    [Theory]
    [InlineData("X-Organization-Id", "organization_not_found")]
    [InlineData("X-Tenant-Id", "video_not_found")]
    [InlineData("organizationId", "video_not_found")]
    public async Task No_header_makes_a_caller_somebody_else(string header, string code)
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        var video = await UploadAsync(owner);

        var answer = await stranger.Api.SendAsync(
            HttpMethod.Get,
            $"/api/v1/videos/{video}?organizationId={owner.OrganizationId}",
            content: null,
            (header, $"{owner.OrganizationId}")
        );

        answer.ShouldBeProblem(404, code);
    }

    [Fact]
    public async Task An_upload_belongs_to_its_caller_whatever_its_body_says()
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();

        var upload = await stranger.Api.PostAsync(
            "/api/v1/videos/uploads",
            new
            {
                title = "Film",
                sizeBytes = 1_000,
                organizationId = owner.OrganizationId,
                createdBy = owner.Id,
                id = Guid.NewGuid(),
                state = "ready",
            }
        );

        upload.ShouldBe(201);
        (await owner.Api.GetAsync("/api/v1/videos")).At("items").GetArrayLength().ShouldBe(0);
        var video = await stranger.Api.GetAsync($"/api/v1/videos/{upload.Id("videoId")}");
        video.ShouldBe(200).Text("state").ShouldBe("waitingForUpload");
    }

    private static async Task<Guid> UploadAsync(User user)
    {
        var upload = await user.Api.PostAsync("/api/v1/videos/uploads", new { title = "Film", sizeBytes = 1_000 });
        return upload.ShouldBe(201).Id("videoId");
    }

    private static Task<ApiAnswer> SendAsync(User user, string method, Guid video, string route, string? body = null)
    {
        var content = method == "PATCH" ? Json(body ?? System.Text.Json.JsonSerializer.Serialize(Edit)) : null;
        return user.Api.SendAsync(new HttpMethod(method), $"/api/v1/videos/{video}{route}", content);
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}

using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Transformations;

public sealed class ThumbnailTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_viewer_who_may_play_the_video_gets_a_picture_of_a_moment()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner, access: "free");
        var viewer = await server.RegisterAsync();

        var answer = await viewer.Api.GetAsync($"{ThumbnailOf(video)}?time=0.5&width=320&height=180");

        var url = new Uri(answer.ShouldBe(200).Text("url"));
        url.Query.ShouldBe("?time=0.5s&width=320&height=180");
        using var browser = new HttpClient();
        using var picture = await browser.GetAsync(url);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task Who_may_not_play_the_video_gets_no_picture_either()
    {
        var owner = await server.RegisterAsync();
        var premium = await server.ReadyVideoAsync(owner, access: "subscription");
        var hidden = await server.ReadyVideoAsync(owner);
        var viewer = await server.RegisterAsync();

        (await viewer.Api.GetAsync(ThumbnailOf(premium))).ShouldBeProblem(403, "subscription_required");
        (await viewer.Api.GetAsync(ThumbnailOf(hidden))).ShouldBeProblem(404, "video_not_found");
        (await owner.Api.GetAsync(ThumbnailOf(hidden))).ShouldBe(200);
    }

    [Fact]
    public async Task The_owner_chooses_the_moment_that_is_shown()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        var length = (await owner.Api.GetAsync(VideoSteps.PathOf(video))).At("durationSeconds").GetDecimal();

        (await owner.Api.PutAsync(ThumbnailOf(video), new { seconds = length / 2 })).ShouldBe(204);

        (await server.AtVendorAsync(owner, video))!.ThumbnailTimestampPct.ShouldBe(0.5, tolerance: 0.001);
        (await owner.Api.PutAsync(ThumbnailOf(video), new { seconds = length + 1 })).ShouldBeProblem(
            400,
            "thumbnail_out_of_bounds"
        );
    }

    [Fact]
    public async Task A_video_that_is_not_ready_has_no_thumbnail()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();

        (await owner.Api.GetAsync(ThumbnailOf(upload.VideoId))).ShouldBeProblem(409, "video_not_ready");
        (await owner.Api.PutAsync(ThumbnailOf(upload.VideoId), new { seconds = 0 })).ShouldBeProblem(
            409,
            "video_not_ready"
        );
    }

    private static string ThumbnailOf(Guid video) => $"{VideoSteps.PathOf(video)}/thumbnail";
}

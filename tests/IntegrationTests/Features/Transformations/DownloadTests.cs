using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Transformations;

public sealed class DownloadTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_download_is_offered_and_withdrawn_and_its_address_comes_with_a_playback()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner, access: "free");
        var viewer = await server.RegisterAsync();
        (await owner.Api.GetAsync(DownloadOf(video))).ShouldBe(200).Text("state").ShouldBe("none");
        (await PlayAsync(viewer, video)).Text("downloadUrl").ShouldBeEmpty();

        var offered = (await owner.Api.PostAsync(DownloadOf(video))).ShouldBe(200);

        offered.Text("state").ShouldBe("ready");
        offered.Body.ShouldNotContain("http");
        var found = (await owner.Api.GetAsync(DownloadOf(video))).ShouldBe(200);
        found.At("percentComplete").GetInt32().ShouldBe(100);
        var url = new Uri((await PlayAsync(viewer, video)).Text("downloadUrl"));
        using var browser = new HttpClient();
        (await browser.GetByteArrayAsync(url)).ShouldBe(SampleVideo.Bytes);

        (await owner.Api.DeleteAsync(DownloadOf(video))).ShouldBe(204);

        (await owner.Api.GetAsync(DownloadOf(video))).Text("state").ShouldBe("none");
        (await PlayAsync(viewer, video)).Text("downloadUrl").ShouldBeEmpty();
        using var gone = await browser.GetAsync(url);
        ((int)gone.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task Offering_and_withdrawing_twice_is_no_failure()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);

        (await owner.Api.PostAsync(DownloadOf(video))).ShouldBe(200);
        (await owner.Api.PostAsync(DownloadOf(video))).ShouldBe(200);
        (await owner.Api.DeleteAsync(DownloadOf(video))).ShouldBe(204);
        (await owner.Api.DeleteAsync(DownloadOf(video))).ShouldBe(204);
    }

    [Fact]
    public async Task A_video_that_is_not_ready_has_no_download()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();

        (await owner.Api.PostAsync(DownloadOf(upload.VideoId))).ShouldBeProblem(409, "video_not_ready");
    }

    private static string DownloadOf(Guid video) => $"{VideoSteps.PathOf(video)}/downloads";

    private static async Task<ApiAnswer> PlayAsync(User viewer, Guid video) =>
        (await viewer.StartPlaybackAsync(video)).ShouldBe(200);
}

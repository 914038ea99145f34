using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Transformations;

/// <summary>Downloads, at every vendor.</summary>
public abstract class DownloadTests(StreamHubServer server)
{
    /// <summary>What one is that was just offered.</summary>
    protected abstract string FirstState { get; }

    [Fact]
    public async Task A_download_is_offered_and_withdrawn_and_its_address_comes_with_a_playback()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner, access: "free");
        var viewer = await server.RegisterAsync();
        (await owner.Api.GetAsync(DownloadOf(video))).ShouldBe(200).Text("state").ShouldBe("none");
        (await PlayAsync(viewer, video)).Text("downloadUrl").ShouldBeEmpty();

        var offered = (await owner.Api.PostAsync(DownloadOf(video))).ShouldBe(200);

        offered.Text("state").ShouldBe(FirstState);
        offered.Body.ShouldNotContain("http");
        await server.WhenIdleAsync();
        var found = (await owner.Api.GetAsync(DownloadOf(video))).ShouldBe(200);
        found.Text("state").ShouldBe("ready");
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
    public async Task A_download_that_is_not_allowed_any_more_is_taken_away_at_the_vendor()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner, allowDownload: true);
        (await owner.Api.GetAsync(DownloadOf(video))).Text("state").ShouldBe("ready");

        (await owner.Api.PatchAsync(VideoSteps.PathOf(video), new { allowDownload = false })).ShouldBe(200);
        await server.WhenIdleAsync();

        (await owner.Api.GetAsync(DownloadOf(video))).Text("state").ShouldBe("none");
    }

    [Fact]
    public async Task A_video_that_is_not_ready_has_no_download()
    {
        var owner = await server.RegisterAsync();
        var upload = await server.BeginUploadAsync(owner);

        (await owner.Api.PostAsync(DownloadOf(upload.VideoId))).ShouldBeProblem(409, "video_not_ready");
    }

    private static string DownloadOf(Guid video) => $"{VideoSteps.PathOf(video)}/downloads";

    // In the one stream that the viewer's plan allows.
    private static async Task<ApiAnswer> PlayAsync(User viewer, Guid video)
    {
        var running = await viewer.RunningStreamsAsync();
        return (await viewer.StartPlaybackAsync(video, running is [var stream] ? stream : null)).ShouldBe(200);
    }
}

public sealed class CloudflareDownloadTests(StreamHubServer server)
    : DownloadTests(server),
        IClassFixture<StreamHubServer>
{
    protected override string FirstState => "ready";
}

public sealed class MuxDownloadTests(MuxServer server) : DownloadTests(server), IClassFixture<MuxServer>
{
    protected override string FirstState => "preparing";
}

using System.Net;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class UploadTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_tus_upload_that_was_cut_goes_on_where_it_was()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(method: "tus");

        await TusClient.SendHalfAsync(upload.Url, SampleVideo.Bytes);
        (await TusClient.OffsetAsync(upload.Url)).ShouldBeLessThan(SampleVideo.Bytes.Length);
        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("state").ShouldBe("waitingForUpload");
        await Eventually.GetsAsync(
            () => TusClient.GoOnAsync(upload.Url, SampleVideo.Bytes),
            status => status == HttpStatusCode.NoContent,
            "the vendor to notice the cut"
        );
        await server.WhenIdleAsync();

        var video = await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId));
        video.Text("state").ShouldBe("ready");
        video.At("sizeBytes").GetInt64().ShouldBe(SampleVideo.Bytes.Length);
    }

    [Fact]
    public async Task A_basic_upload_becomes_a_video()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(method: "basic");

        await upload.SendFormAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();

        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("state").ShouldBe("ready");
    }

    [Theory]
    [InlineData("tus")]
    [InlineData("basic")]
    public async Task The_file_goes_straight_to_the_vendor(string method)
    {
        var owner = await server.RegisterAsync();

        var upload = await owner.BeginUploadAsync(method);

        server.Sandbox.Address.IsBaseOf(upload.Url).ShouldBeTrue(upload.Url.AbsoluteUri);
        upload.Answer.Text("method").ShouldBe(method);
        upload.Answer.Headers.Location!.OriginalString.ShouldBe(VideoSteps.PathOf(upload.VideoId));
    }

    [Fact]
    public async Task An_upload_is_by_tus_and_its_video_private_when_nothing_is_said()
    {
        var owner = await server.RegisterAsync();

        var upload = await owner.Api.PostAsync(VideoSteps.Uploads, new { title = "Plain", sizeBytes = 1000 });

        upload.ShouldBe(201).Text("method").ShouldBe("tus");
        var video = await owner.Api.GetAsync(VideoSteps.PathOf(upload.Id("videoId")));
        video.Text("access").ShouldBe("private");
        video.At("allowDownload").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_basic_upload_takes_up_to_200_MB()
    {
        var owner = await server.RegisterAsync();

        await owner.BeginUploadAsync(method: "basic", sizeBytes: Video.BasicUploadMaxSizeBytes);
        var larger = await owner.Api.PostAsync(
            VideoSteps.Uploads,
            new
            {
                title = "Large",
                method = "basic",
                sizeBytes = Video.BasicUploadMaxSizeBytes + 1,
            }
        );

        larger.ShouldBeProblem(400, "basic_upload_too_large");
        await owner.BeginUploadAsync(method: "tus", sizeBytes: Video.BasicUploadMaxSizeBytes + 1);
    }

    [Theory]
    [InlineData("title", """{"title":" ","sizeBytes":1000}""")]
    [InlineData("sizeBytes", """{"title":"Empty","sizeBytes":0}""")]
    [InlineData("sizeBytes", """{"title":"Huge","sizeBytes":32212254721}""")]
    [InlineData("maxDurationSeconds", """{"title":"Long","sizeBytes":1000,"maxDurationSeconds":21601}""")]
    public async Task What_the_vendor_can_not_take_is_refused_by_name(string member, string body)
    {
        var owner = await server.RegisterAsync();

        var refused = await owner.Api.PostTextAsync(VideoSteps.Uploads, body);

        refused.ShouldBlame(member);
    }

    [Fact]
    public async Task A_viewer_can_not_upload()
    {
        var viewer = await server.RegisterAsync(role: "viewer");

        var refused = await viewer.Api.PostAsync(VideoSteps.Uploads, new { title = "Mine", sizeBytes = 1000 });

        refused.ShouldBe(403);
    }
}

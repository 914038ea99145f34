using System.Text;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class VideoLifeTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_video_waits_until_the_vendor_says_that_it_is_ready()
    {
        var owner = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Cloudflare);
        var upload = await owner.BeginUploadAsync();
        await upload.SendFormAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(StatusPath(upload))).Text("state").ShouldBe("waitingForUpload");

        server.Sandbox.Webhooks.Release(Vendors.Cloudflare);
        await server.WhenIdleAsync();

        var status = await owner.Api.GetAsync(StatusPath(upload));
        status.Text("state").ShouldBe("ready");
        status.At("percentComplete").GetInt32().ShouldBe(100);
    }

    [Fact]
    public async Task A_ready_video_has_the_measures_of_its_file()
    {
        var owner = await server.RegisterAsync();

        var id = await server.ReadyVideoAsync(owner);

        var video = await owner.Api.GetAsync(VideoSteps.PathOf(id));
        var media = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().Media.ShouldNotBeNull();
        video.At("durationSeconds").GetDecimal().ShouldBe(decimal.Round((decimal)media.DurationSeconds, 3));
        video.At("durationSeconds").GetDecimal().ShouldBeGreaterThan(0);
        video.At("sizeBytes").GetInt64().ShouldBe(SampleVideo.Bytes.Length);
        video.At("width").GetInt32().ShouldBe(media.Width);
        video.At("height").GetInt32().ShouldBe(media.Height);
        video.At("readyAt").GetDateTimeOffset().ShouldBeGreaterThan(video.At("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_file_that_is_no_video_fails_with_the_vendors_reason()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();

        await upload.SendFormAsync(Encoding.UTF8.GetBytes("This is a text."));
        await server.WhenIdleAsync();

        var status = await owner.Api.GetAsync(StatusPath(upload));
        status.Text("state").ShouldBe("failed");
        status.Text("failureCode").ShouldBe("ERR_NON_VIDEO");
        status.Text("failureMessage").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_video_that_is_longer_than_was_agreed_fails()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(maxDurationSeconds: 1);

        await upload.SendFormAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();

        var status = await owner.Api.GetAsync(StatusPath(upload));
        status.Text("state").ShouldBe("failed");
        status.Text("failureCode").ShouldBe("ERR_DURATION_EXCEED_CONSTRAINT");
    }

    [Fact]
    public async Task An_edit_changes_what_it_names_and_leaves_the_rest()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(title: "Before");
        var path = VideoSteps.PathOf(upload.VideoId);

        var edited = await owner.Api.PatchAsync(path, new { description = "Said later", access = "free" });

        edited.ShouldBe(200).Body.ShouldBe((await owner.Api.GetAsync(path)).Body);
        edited.Text("title").ShouldBe("Before");
        edited.Text("description").ShouldBe("Said later");
        edited.Text("access").ShouldBe("free");
        edited.At("allowDownload").GetBoolean().ShouldBeFalse();
        (await owner.ClearAsync(path, "description")).ShouldBe(200).Text("description").ShouldBeEmpty();
        (await owner.ClearAsync(path, "title")).ShouldBe(200).Text("title").ShouldBe("Before");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Allowing_downloads_has_the_vendor_prepare_them(bool fromTheStart)
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner, allowDownload: fromTheStart);
        if (!fromTheStart)
        {
            (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().DownloadEnabled.ShouldBeFalse();
            (await owner.Api.PatchAsync(VideoSteps.PathOf(id), new { allowDownload = true })).ShouldBe(200);
            await server.WhenIdleAsync();
        }

        (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().DownloadEnabled.ShouldBeTrue();
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/status")]
    [InlineData("PATCH", "")]
    [InlineData("DELETE", "")]
    public async Task A_foreign_video_answers_as_an_unknown_one(string method, string suffix)
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();

        var foreign = await SendAsync(stranger, method, VideoSteps.PathOf(upload.VideoId) + suffix);
        var unknown = await SendAsync(stranger, method, VideoSteps.PathOf(Guid.NewGuid()) + suffix);

        foreign.ShouldBeProblem(404, "video_not_found");
        foreign.Text("detail").ShouldBe(unknown.ShouldBeProblem(404, "video_not_found").Text("detail"));
        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(200).Text("title").ShouldBe("A video");
    }

    private static string StatusPath(Upload upload) => $"{VideoSteps.PathOf(upload.VideoId)}/status";

    private static Task<ApiAnswer> SendAsync(User user, string method, string path) =>
        method switch
        {
            "PATCH" => user.Api.PatchAsync(path, new { title = "Mine now" }),
            "DELETE" => user.Api.DeleteAsync(path),
            _ => user.Api.GetAsync(path),
        };
}

using System.Buffers.Text;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Transformations;

/// <summary>Thumbnails, at every vendor.</summary>
public abstract class ThumbnailTests(StreamHubServer server)
{
    protected StreamHubServer Server => server;

    [Fact]
    public async Task A_viewer_who_may_play_the_video_gets_a_picture_of_a_moment()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner, access: "free");
        var viewer = await server.RegisterAsync();

        var answer = await viewer.Api.GetAsync($"{ThumbnailOf(video)}?time=0.5&width=320&height=180");

        var url = new Uri(answer.ShouldBe(200).Text("url"));
        ShouldShow(url, milliseconds: 500, width: 320, height: 180);
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

        await ShouldBeChosenAsync(owner, video, (long)(length * 1_000 / 2));
        (await owner.Api.PutAsync(ThumbnailOf(video), new { seconds = length + 1 })).ShouldBeProblem(
            400,
            "thumbnail_out_of_bounds"
        );
    }

    [Fact]
    public async Task A_video_that_is_not_ready_has_no_thumbnail()
    {
        var owner = await server.RegisterAsync();
        var upload = await server.BeginUploadAsync(owner);

        (await owner.Api.GetAsync(ThumbnailOf(upload.VideoId))).ShouldBeProblem(409, "video_not_ready");
        (await owner.Api.PutAsync(ThumbnailOf(upload.VideoId), new { seconds = 0 })).ShouldBeProblem(
            409,
            "video_not_ready"
        );
    }

    protected abstract void ShouldShow(Uri thumbnail, int milliseconds, int width, int height);

    /// <summary>Where no moment is asked for, this one is shown.</summary>
    protected abstract Task ShouldBeChosenAsync(User owner, Guid video, long milliseconds);

    protected static string ThumbnailOf(Guid video) => $"{VideoSteps.PathOf(video)}/thumbnail";
}

public sealed class CloudflareThumbnailTests(StreamHubServer server)
    : ThumbnailTests(server),
        IClassFixture<StreamHubServer>
{
    protected override void ShouldShow(Uri thumbnail, int milliseconds, int width, int height) =>
        thumbnail.Query.ShouldBe($"?time={milliseconds / 1_000m:0.###}s&width={width}&height={height}");

    protected override async Task ShouldBeChosenAsync(User owner, Guid video, long milliseconds)
    {
        var atVendor = (await Server.AtVendorAsync(owner, video)).ShouldNotBeNull();
        var length = atVendor.Media!.DurationSeconds * 1_000;
        atVendor.ThumbnailTimestampPct.ShouldBe(milliseconds / length, tolerance: 0.001);
    }
}

/// <summary>At Mux what a thumbnail shows is in its token.</summary>
public sealed class MuxThumbnailTests(MuxServer server) : ThumbnailTests(server), IClassFixture<MuxServer>
{
    protected override void ShouldShow(Uri thumbnail, int milliseconds, int width, int height)
    {
        var claims = ClaimsIn(thumbnail);
        claims.GetProperty("time").GetDecimal().ShouldBe(milliseconds / 1_000m);
        claims.GetProperty("width").GetInt32().ShouldBe(width);
        claims.GetProperty("height").GetInt32().ShouldBe(height);
    }

    protected override async Task ShouldBeChosenAsync(User owner, Guid video, long milliseconds)
    {
        var asked = (await owner.Api.GetAsync(ThumbnailOf(video))).ShouldBe(200);
        var playback = (await owner.StartPlaybackAsync(video)).ShouldBe(200);
        foreach (var address in new[] { asked.Text("url"), playback.Text("thumbnailUrl") })
        {
            ClaimsIn(new Uri(address)).GetProperty("time").GetDecimal().ShouldBe(milliseconds / 1_000m);
        }
    }

    private static JsonElement ClaimsIn(Uri address) =>
        JsonElement.Parse(Base64Url.DecodeFromChars(address.Query["?token=".Length..].Split('.')[1]));
}

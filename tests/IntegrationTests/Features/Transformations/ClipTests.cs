using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Transformations;

/// <summary>Clips, at every vendor.</summary>
public abstract class ClipTests(StreamHubServer server)
{
    protected StreamHubServer Server => server;

    [Fact]
    public async Task A_clip_is_a_video_of_its_own_that_becomes_ready()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);

        var cut = await CutAsync(owner, video, 0, 1, access: "free");

        cut.ShouldBe(201).Text("state").ShouldBe("processing");
        cut.Text("title").ShouldBe("The best second");
        var clip = cut.Id();
        await server.WhenIdleAsync();
        var ready = await owner.Api.GetAsync(VideoSteps.PathOf(clip));
        ready.ShouldBe(200).Text("state").ShouldBe("ready");
        ready.At("durationSeconds").GetDecimal().ShouldBe(1);
        (await owner.StartPlaybackAsync(clip)).ShouldBe(200);
        await ShouldBeGuardedAsync(owner, clip);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 20_000)]
    [InlineData(20_000, 20_001)]
    public async Task A_clip_past_the_end_is_refused(int start, int end)
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        var length = (await owner.Api.GetAsync(VideoSteps.PathOf(video))).At("durationSeconds").GetDecimal();

        var refused = await CutAsync(owner, video, start, end);

        if (end == 0)
        {
            refused.ShouldBlame("endSeconds");
        }
        else
        {
            refused.ShouldBeProblem(400, "clip_out_of_bounds").At("durationSeconds").GetDecimal().ShouldBe(length);
        }

        CutFor(owner).ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_that_is_repeated_with_its_key_cuts_once()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);

        var first = await CutAsync(owner, video, 0, 1, key: "cut-1");
        var second = await CutAsync(owner, video, 0, 1, key: "cut-1");

        second.ShouldBe(201).Id().ShouldBe(first.ShouldBe(201).Id());
        (await owner.Api.GetAsync("/api/v1/videos")).At("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_video_that_is_not_ready_can_not_be_cut()
    {
        var owner = await server.RegisterAsync();
        var upload = await server.BeginUploadAsync(owner);

        (await CutAsync(owner, upload.VideoId, 0, 1)).ShouldBeProblem(409, "video_not_ready");
    }

    /// <summary>At the vendor, it is the owner's and plays with a grant only.</summary>
    protected abstract Task ShouldBeGuardedAsync(User owner, Guid clip);

    /// <summary>Whether the vendor was asked to cut something.</summary>
    protected abstract bool CutFor(User owner);

    private static Task<ApiAnswer> CutAsync(
        User owner,
        Guid video,
        int start,
        int end,
        string? access = null,
        string? key = null
    )
    {
        var body = System.Net.Http.Json.JsonContent.Create(
            new
            {
                startSeconds = start,
                endSeconds = end,
                title = "The best second",
                access,
            }
        );
        return owner.Api.SendAsync(
            HttpMethod.Post,
            $"{VideoSteps.PathOf(video)}/clips",
            body,
            key is null ? [] : [("Idempotency-Key", key)]
        );
    }
}

public sealed class CloudflareClipTests(StreamHubServer server) : ClipTests(server), IClassFixture<StreamHubServer>
{
    protected override async Task ShouldBeGuardedAsync(User owner, Guid clip)
    {
        var atVendor = (await Server.AtVendorAsync(owner, clip)).ShouldNotBeNull();
        atVendor.RequireSignedUrls.ShouldBeTrue();
        atVendor.Creator.ShouldBe($"{owner.OrganizationId}");
    }

    protected override bool CutFor(User owner) =>
        Server
            .Sandbox.Requests.To(Vendors.Cloudflare, "POST", "/clip")
            .Any(request => request.Body.Contains($"{owner.OrganizationId}"));
}

public sealed class MuxClipTests(MuxServer server) : ClipTests(server), IClassFixture<MuxServer>
{
    protected override async Task ShouldBeGuardedAsync(User owner, Guid clip)
    {
        var asset = (await Server.AtMuxAsync(owner, clip)).ShouldNotBeNull();
        asset.PlaybackIds.ShouldHaveSingleItem().Policy.ShouldBe("signed");
        asset.Settings.Meta!.CreatorId.ShouldBe($"{owner.OrganizationId}");
        asset.Settings.Passthrough.ShouldBe($"{clip}");
    }

    protected override bool CutFor(User owner) =>
        Server
            .Sandbox.Requests.To(Vendors.Mux, "POST", "/assets")
            .Any(request => request.Body.Contains($"{owner.OrganizationId}"));
}

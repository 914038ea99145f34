using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class MuxUploadExpiryTests(MuxServer server) : IClassFixture<MuxServer>
{
    [Fact]
    public async Task The_address_of_an_upload_that_is_over_here_is_closed_at_Mux()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync("put");
        var uid = (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("vendorUid");

        // Mux's clock is behind ours.
        server.Time.Advance(TimeSpan.FromHours(7));
        (await server.SweepVideosAsync()).ShouldBeTrue();
        await server.WhenIdleAsync();
        server.Sandbox.Clock.Advance(TimeSpan.FromHours(7));
        await server.WhenIdleAsync();

        server.Sandbox.Mux.Uploads.Single(known => known.Id == uid).Status.ShouldBe("cancelled");
        var stored = await server.StoredAsync(upload.VideoId);
        (stored.State, stored.FailureCode).ShouldBe((VideoState.Failed, "upload_expired"));
    }
}

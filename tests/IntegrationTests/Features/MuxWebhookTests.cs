using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Webhooks;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Webhooks;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>In whatever order, however often and by whomever Mux's events come, we end where Mux is.</summary>
public sealed class MuxWebhookTests(MuxServer server) : IClassFixture<MuxServer>
{
    [Theory]
    [InlineData(ReleaseOrder.Forward, 3)]
    [InlineData(ReleaseOrder.Reverse, 1)]
    [InlineData(ReleaseOrder.Reverse, 2)]
    [InlineData(ReleaseOrder.Shuffle, 2)]
    public async Task A_video_becomes_ready_whatever_the_order_of_its_events(ReleaseOrder order, int copies)
    {
        var owner = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Mux);
        var upload = await owner.BeginUploadAsync("put", allowDownload: true);
        await upload.PutAsync(SampleVideo.Bytes);
        await server.Sandbox.Mux.WhenIdleAsync();

        server.Sandbox.Webhooks.Release(Vendors.Mux, order, copies, seed: 7);
        await server.WhenIdleAsync();

        (await StateAsync(owner, upload)).ShouldBe("ready");
        (await server.AtMuxAsync(owner, upload.VideoId)).ShouldNotBeNull().Renditions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Muxs_own_word_counts_not_the_events()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync("put");
        var body = Event(
            "video.asset.ready",
            $$"""{"id":"a1","status":"ready","passthrough":"{{upload.VideoId}} 9"}"""
        );

        (await WebhookDoor.Mux(server).DeliverAsync(body)).ShouldBe(200);
        var stored = await WebhookDoor.Mux(server).FinishedAsync(body);

        stored.State.ShouldBe(WebhookEventState.Processed);
        stored.Type.ShouldBe("video.asset.ready");
        (await StateAsync(owner, upload)).ShouldBe("waitingForUpload");
    }

    [Fact]
    public async Task An_event_that_comes_twenty_times_at_once_is_processed_once()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync("put");
        var uid = (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("vendorUid");
        var body = Event("video.upload.asset_created", $$"""{"id":"{{uid}}"}""");
        var door = WebhookDoor.Mux(server);
        var signature = door.Sign(body);
        await server.WhenIdleAsync();
        server.Sandbox.Requests.Clear();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => door.DeliverAsync(body, signature)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await door.FinishedAsync(body)).State.ShouldBe(WebhookEventState.Processed);
        server.Sandbox.Requests.To(Vendors.Mux, "GET", $"/{uid}").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"id":"somebody-elses","passthrough":"not ours"}""")]
    [InlineData("""{"id":"somebody-elses","passthrough":"7c9e6679-7425-40de-944b-e07fc1f90ae7 60"}""")]
    [InlineData("""{"id":"somebody-elses","new_asset_settings":{"passthrough":"x"}}""")]
    [InlineData("""{"id":7,"asset_id":null,"passthrough":{},"new_asset_settings":[]}""")]
    [InlineData("{}")]
    public async Task An_event_of_no_video_of_ours_is_kept_and_ignored(string data)
    {
        var body = Event("video.asset.ready", data);
        (await WebhookDoor.Mux(server).DeliverAsync(body)).ShouldBe(200);

        var stored = await WebhookDoor.Mux(server).FinishedAsync(body);

        stored.State.ShouldBe(WebhookEventState.Ignored);
        stored.Note.ShouldNotBeNull().ShouldContain("No video of ours");
    }

    [Fact]
    public async Task A_forged_event_changes_nothing()
    {
        var door = WebhookDoor.Mux(server);
        var body = Event("video.asset.ready", """{"id":"a1"}""");

        (await door.DeliverAsync(body, door.Sign(body, secret: "another"))).ShouldBeProblem(400, "invalid_signature");

        (await door.StoredAsync(body)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_deleted_at_Mux_is_told_and_not_asked_for_again_and_again()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyMuxVideoAsync(owner);
        var asset = (await server.AtMuxAsync(owner, id)).ShouldNotBeNull().Id;
        using var mux = Contracts.MuxSandbox.ClientOf(server.Sandbox, server.Sandbox.Mux.Environments[0]);

        (await mux.DeleteAsync($"video/v1/assets/{asset}")).EnsureSuccessStatusCode();
        await server.WhenIdleAsync();

        var told = await server.InDatabaseAsync(database =>
            database
                .Set<WebhookEvent>()
                .SingleAsync(one => one.Type == "video.asset.deleted" && one.Payload.Contains(asset))
        );
        told.State.ShouldBe(WebhookEventState.Processed);
        var status = await owner.Api.GetAsync($"{VideoSteps.PathOf(id)}/status");
        status.Text("state").ShouldBe("failed");
        status.Text("failureCode").ShouldBe("gone_at_vendor");
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"data":{"id":"a1"}}""")]
    [InlineData(200, """{"data":{"id":"u1","status":"asset_created","asset_id":7}}""")]
    public async Task While_Mux_is_away_or_not_itself_its_events_wait_and_are_then_processed(int status, string body)
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync("put");
        var trouble = new Fault
        {
            Kind = FaultKind.Answer,
            Status = status,
            Body = body,
            Path = "/video/v1",
        };
        using (VendorOutage.Of(server, Vendors.Mux, trouble))
        {
            await upload.PutAsync(SampleVideo.Bytes);
            await server.Sandbox.Mux.WhenIdleAsync();
            await server.Sandbox.Webhooks.WhenIdleAsync();
            (await StateAsync(owner, upload)).ShouldBe("waitingForUpload");
        }

        await Eventually.HoldsAsync(
            async () =>
            {
                server.Advance(TimeSpan.FromMinutes(1));
                return await StateAsync(owner, upload) == "ready";
            },
            "the video to be ready"
        );
    }

    private static string Event(string type, string data) =>
        $$"""{"id":"{{Guid.NewGuid()}}","type":"{{type}}","data":{{data}}}""";

    private static async Task<string> StateAsync(User owner, Upload upload) =>
        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("state");
}

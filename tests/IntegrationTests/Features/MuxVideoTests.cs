using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Infrastructure.Messaging;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>A video's life at Mux: first an upload, then an asset.</summary>
public sealed class MuxVideoTests(MuxServer server) : IClassFixture<MuxServer>
{
    private const int Piece = 256 * 1024;

    [Fact]
    public async Task Mux_is_told_owner_name_limits_and_that_addresses_are_signed()
    {
        var owner = await server.RegisterAsync();

        var upload = await owner.BeginUploadAsync("put", "猫 und \U0001F3AC", maxDurationSeconds: 90);

        var body = JsonElement.Parse(server.Sandbox.Requests.To(Vendors.Mux, "POST", "/video/v1/uploads")[^1].Body);
        body.GetProperty("timeout").GetInt32().ShouldBeInRange(21_590, 21_600);
        var settings = body.GetProperty("new_asset_settings");
        settings.GetProperty("playback_policies")[0].GetString().ShouldBe("signed");
        settings.GetProperty("passthrough").GetString().ShouldBe($"{upload.VideoId} 90");
        settings.GetProperty("meta").GetProperty("title").GetString().ShouldBe("猫 und \U0001F3AC");
        settings.GetProperty("meta").GetProperty("creator_id").GetGuid().ShouldBe(owner.OrganizationId);
        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("vendor").ShouldBe("mux");
    }

    [Fact]
    public async Task Without_a_method_the_vendors_own_is_taken_and_another_is_refused()
    {
        var owner = await server.RegisterAsync();
        var before = server.Sandbox.Mux.Uploads.Count;

        foreach (var method in new[] { "tus", "basic" })
        {
            (await AskAsync(owner, method)).ShouldBeProblem(409, "not_supported_by_vendor");
        }

        server.Sandbox.Mux.Uploads.Count.ShouldBe(before);
        (await AskAsync(owner, method: null)).ShouldBe(201).Text("method").ShouldBe("put");
    }

    [Fact]
    public async Task A_video_is_uploading_until_Mux_says_that_it_is_ready()
    {
        var owner = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Mux);
        var upload = await owner.BeginUploadAsync("put");
        var path = VideoSteps.PathOf(upload.VideoId);
        var first = (await owner.Api.GetAsync(path)).Text("vendorUid");
        await upload.PutAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(path)).Text("state").ShouldBe("waitingForUpload");

        server.Sandbox.Webhooks.Release(Vendors.Mux);
        await server.WhenIdleAsync();

        var video = await owner.Api.GetAsync(path);
        video.Text("state").ShouldBe("ready");
        video.Text("vendorUid").ShouldNotBe(first);
        var asset = server.Sandbox.Mux.FindAsset(video.Text("vendorUid")).ShouldNotBeNull();
        asset.UploadId.ShouldBe(first);
        video.At("durationSeconds").GetDecimal().ShouldBe(decimal.Round((decimal)asset.Media!.DurationSeconds, 3));
        video.At("width").GetInt32().ShouldBe(asset.Media.Width);
        video.At("height").GetInt32().ShouldBe(asset.Media.Height);
    }

    [Fact]
    public async Task An_upload_that_broke_off_is_taken_up_again_where_it_was()
    {
        var owner = await server.RegisterAsync();
        var file = new byte[SampleVideo.Bytes.Length + (2 * Piece)];
        SampleVideo.Bytes.CopyTo(file, 0);
        // A box that players pass over.
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(
            file.AsSpan(SampleVideo.Bytes.Length),
            file.Length - SampleVideo.Bytes.Length
        );
        "free"u8.CopyTo(file.AsSpan(SampleVideo.Bytes.Length + 4));
        var upload = await owner.BeginUploadAsync("put", sizeBytes: file.Length);

        (await PutPieceAsync(upload.Url, file, 0, Piece)).ShouldBe(HttpStatusCode.PermanentRedirect);
        (await PutPieceAsync(upload.Url, file, Piece, file.Length - Piece)).ShouldBe(HttpStatusCode.OK);
        await server.WhenIdleAsync();

        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("state").ShouldBe("ready");
    }

    [Fact]
    public async Task A_file_that_is_no_video_fails_with_Muxs_reason()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync("put");

        await upload.PutAsync(Encoding.UTF8.GetBytes("This is a text."));
        await server.WhenIdleAsync();

        var status = await StatusAsync(owner, upload);
        status.Text("state").ShouldBe("failed");
        status.Text("failureCode").ShouldBe("invalid_input");
        status.Text("failureMessage").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_video_that_is_longer_than_was_agreed_fails_and_is_deleted_at_Mux()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync("put", maxDurationSeconds: 1);

        await upload.PutAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();

        var status = await StatusAsync(owner, upload);
        status.Text("state").ShouldBe("failed");
        status.Text("failureCode").ShouldBe("duration_exceeded");
        (await owner.StartPlaybackAsync(upload.VideoId)).ShouldBeProblem(409, "video_not_ready");
        (await server.AtMuxAsync(owner, upload.VideoId)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Allowing_downloads_has_Mux_prepare_them(bool fromTheStart)
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyMuxVideoAsync(owner, allowDownload: fromTheStart);
        if (!fromTheStart)
        {
            (await server.AtMuxAsync(owner, id)).ShouldNotBeNull().Renditions.ShouldBeEmpty();
            (await owner.Api.PatchAsync(VideoSteps.PathOf(id), new { allowDownload = true })).ShouldBe(200);
            await server.WhenIdleAsync();
        }

        (await server.AtMuxAsync(owner, id))
            .ShouldNotBeNull()
            .Renditions.ShouldHaveSingleItem()
            .Resolution.ShouldBe("highest");
    }

    [Fact]
    public async Task A_deleted_video_is_gone_here_and_at_Mux()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyMuxVideoAsync(owner);
        var asset = (await server.AtMuxAsync(owner, id)).ShouldNotBeNull();

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBe(204);
        await server.WhenIdleAsync();

        (await owner.Api.GetAsync(VideoSteps.PathOf(id))).ShouldBeProblem(404, "video_not_found");
        server.Sandbox.Mux.FindAsset(asset.Id).ShouldBeNull();
    }

    [Fact]
    public async Task Deleting_before_the_file_came_closes_its_address()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync("put");

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(204);
        await server.WhenIdleAsync();

        using var http = new HttpClient();
        using var file = new ByteArrayContent(SampleVideo.Bytes);
        (await http.PutAsync(upload.Url, file)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Deleting_before_Mux_told_of_the_file_deletes_what_became_of_it()
    {
        var owner = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Mux);
        var upload = await owner.BeginUploadAsync("put");
        var uploadId = (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("vendorUid");
        await upload.PutAsync(SampleVideo.Bytes);
        await server.Sandbox.Mux.WhenIdleAsync();
        server.Sandbox.Mux.Assets.ShouldContain(asset => asset.UploadId == uploadId);

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(204);
        await server.WhenIdleAsync();
        server.Sandbox.Webhooks.Release(Vendors.Mux);
        await server.WhenIdleAsync();

        server.Sandbox.Mux.Assets.ShouldNotContain(asset => asset.UploadId == uploadId);
    }

    [Fact]
    public async Task A_video_is_gone_at_once_and_at_Mux_when_that_is_back()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyMuxVideoAsync(owner);
        var asset = (await server.AtMuxAsync(owner, id)).ShouldNotBeNull().Id;

        using (VendorOutage.Down(server, Vendors.Mux, path: asset))
        {
            (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBe(204);
            (await owner.Api.GetAsync(VideoSteps.PathOf(id))).ShouldBe(404);
            await Eventually.HoldsAsync(HasFailedAsync, "the deletion at the vendor to fail");
            server.Sandbox.Mux.FindAsset(asset).ShouldNotBeNull();
        }

        server.Advance(TimeSpan.FromMinutes(1));
        await server.WhenIdleAsync();
        server.Sandbox.Mux.FindAsset(asset).ShouldBeNull();
    }

    private static Task<ApiAnswer> AskAsync(User owner, string? method) =>
        owner.Api.PostAsync(
            VideoSteps.Uploads,
            new
            {
                title = "A video",
                method,
                sizeBytes = 1_000,
            }
        );

    private static Task<ApiAnswer> StatusAsync(User owner, Upload upload) =>
        owner.Api.GetAsync($"{VideoSteps.PathOf(upload.VideoId)}/status");

    private static async Task<HttpStatusCode> PutPieceAsync(Uri url, byte[] file, int from, int count)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(file, from, count);
        content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + count - 1, file.Length);
        using var answer = await http.PutAsync(url, content);
        return answer.StatusCode;
    }

    private Task<bool> HasFailedAsync() =>
        server.InDatabaseAsync(database =>
            database
                .Set<OutboxMessage>()
                .AnyAsync(message => message.Name == "videos.delete-at-vendor" && message.Failures > 0)
        );
}

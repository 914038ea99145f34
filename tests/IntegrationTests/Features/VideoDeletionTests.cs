using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Infrastructure.Messaging;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class VideoDeletionTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_deleted_video_is_gone_here_and_at_the_vendor()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);
        var uid = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().Uid;

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBe(204);
        await server.WhenIdleAsync();

        (await owner.Api.GetAsync(VideoSteps.PathOf(id))).ShouldBeProblem(404, "video_not_found");
        (await owner.Api.GetAsync("/api/v1/videos")).At("items").GetArrayLength().ShouldBe(0);
        server.Sandbox.Cloudflare.Find(uid).ShouldBeNull();
        (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBeProblem(404, "video_not_found");
    }

    [Fact]
    public async Task A_video_is_gone_at_once_and_at_the_vendor_when_that_is_back()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);
        var uid = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().Uid;

        using (VendorOutage.Down(server, Vendors.Cloudflare, path: uid))
        {
            (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBe(204);
            (await owner.Api.GetAsync(VideoSteps.PathOf(id))).ShouldBe(404);
            await Eventually.HoldsAsync(HasFailedAsync, "the deletion at the vendor to fail");
            server.Sandbox.Cloudflare.Find(uid).ShouldNotBeNull();
        }

        server.Advance(TimeSpan.FromMinutes(1));
        await server.WhenIdleAsync();
        server.Sandbox.Cloudflare.Find(uid).ShouldBeNull();
    }

    [Fact]
    public async Task A_video_that_the_vendor_has_lost_can_be_deleted()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);
        await DeleteAtVendorAsync(owner, id);

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBe(204);

        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(VideoSteps.PathOf(id))).ShouldBe(404);
    }

    [Fact]
    public async Task What_the_vendor_says_of_a_deleted_video_is_ignored()
    {
        var owner = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Cloudflare);
        var upload = await owner.BeginUploadAsync();
        await upload.SendFormAsync(SampleVideo.Bytes);
        await server.Sandbox.Cloudflare.WhenIdleAsync();
        (await owner.Api.DeleteAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(204);

        server.Sandbox.Webhooks.Release(Vendors.Cloudflare);
        await server.WhenIdleAsync();

        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(404);
    }

    private Task<bool> HasFailedAsync() =>
        server.InDatabaseAsync(database =>
            database
                .Set<OutboxMessage>()
                .AnyAsync(message => message.Name == "videos.delete-at-vendor" && message.Failures > 0)
        );

    private async Task DeleteAtVendorAsync(User owner, Guid id)
    {
        var cloudflare = server.Sandbox.Cloudflare;
        var uid = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().Uid;
        using var http = new HttpClient { BaseAddress = server.Sandbox.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", cloudflare.ApiToken);
        using var deleted = await http.DeleteAsync(
            $"cloudflare/client/v4/accounts/{cloudflare.AccountId}/stream/{uid}"
        );
        deleted.EnsureSuccessStatusCode();
    }
}

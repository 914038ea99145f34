using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Messaging;
using StreamHub.Infrastructure.Persistence;
using StreamHub.IntegrationTests.Harness;
using StreamHub.IntegrationTests.Persistence;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Library;

/// <summary>What becomes of videos that nobody tells anything about.</summary>
public sealed class QuietVideosTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_notification_that_was_lost_is_made_up_for()
    {
        var owner = await server.RegisterAsync();
        var url = server.Sandbox.Cloudflare.WebhookUrl;
        server.Sandbox.Cloudflare.WebhookUrl = null;
        var upload = await owner.BeginUploadAsync();
        await upload.SendFormAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();
        server.Sandbox.Cloudflare.WebhookUrl = url;
        (await server.StoredAsync(upload.VideoId)).State.ShouldBe(VideoState.WaitingForUpload);

        await SweepAfterAsync(TimeSpan.FromMinutes(11));

        (await server.StoredAsync(upload.VideoId)).State.ShouldBe(VideoState.Ready);
    }

    [Fact]
    public async Task An_upload_that_was_never_used_is_over_and_its_place_is_free()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(sizeBytes: 5_000);
        (await server.UsedBytesAsync(owner)).ShouldBe(5_000);

        await SweepAfterAsync(TimeSpan.FromHours(7));

        var video = await server.StoredAsync(upload.VideoId);
        (video.State, video.FailureCode).ShouldBe((VideoState.Failed, "upload_expired"));
        video.CheckDueAt.ShouldBeNull();
        (await server.UsedBytesAsync(owner)).ShouldBe(0);
    }

    [Fact]
    public async Task A_vendor_that_is_away_makes_no_video_fail()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        var uid = (await server.AtVendorAsync(owner, upload.VideoId)).ShouldNotBeNull().Uid;
        using (VendorOutage.Down(server, Vendors.Cloudflare, path: uid))
        {
            server.Advance(TimeSpan.FromHours(7));
            await server.SweepVideosAsync();
            await Eventually.HoldsAsync(
                () =>
                    server.InDatabaseAsync(database =>
                        database
                            .Set<OutboxMessage>()
                            .AnyAsync(message =>
                                message.Name == "videos.refresh"
                                && message.Failures > 0
                                && message.Payload.Contains($"{upload.VideoId}")
                            )
                    ),
                "the vendor to be asked in vain"
            );

            (await server.StoredAsync(upload.VideoId)).State.ShouldBe(VideoState.WaitingForUpload);
        }

        server.Advance(TimeSpan.FromMinutes(5));
        await server.WhenIdleAsync();
        (await server.StoredAsync(upload.VideoId)).FailureCode.ShouldBe("upload_expired");
    }

    [Fact]
    public async Task A_video_that_the_vendor_lost_has_failed_for_that_reason()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        await DeleteAtVendorAsync(owner, upload.VideoId);

        await SweepAfterAsync(TimeSpan.FromMinutes(11));

        var video = await server.StoredAsync(upload.VideoId);
        (video.State, video.FailureCode).ShouldBe((VideoState.Failed, "gone_at_vendor"));
    }

    [Fact]
    public async Task A_deletion_that_was_given_up_is_taken_up_again()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);
        var uid = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().Uid;
        using (VendorOutage.Down(server, Vendors.Cloudflare, path: uid))
        {
            (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBe(204);
            await server.InDatabaseAsync(database =>
                database
                    .Set<OutboxMessage>()
                    .Where(message => message.Name == "videos.delete-at-vendor")
                    .ExecuteDeleteAsync()
            );
        }

        await SweepAfterAsync(TimeSpan.FromHours(13));

        server.Sandbox.Cloudflare.Find(uid).ShouldBeNull();
        var stone = await server.StoredAsync(id);
        stone.State.ShouldBe(VideoState.Deleted);
        stone.VendorCopyEndedAt.ShouldNotBeNull();
        stone.CheckDueAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_sweep_takes_more_than_a_batch()
    {
        const int MoreThanOneBatch = 105;
        var owner = await server.RegisterAsync();
        await using (var scope = new UserScope(server, owner))
        {
            for (var i = 0; i < MoreThanOneBatch; i++)
            {
                scope.Repository<Video>().Add(StorageTests.Begin(owner, bytes: 10, server.Time.GetUtcNow()));
            }

            (await scope.UnitOfWork.SaveChangesAsync(CancellationToken.None)).ShouldBeNull();
        }

        (await server.UsedBytesAsync(owner)).ShouldBe(10 * MoreThanOneBatch);

        await SweepAfterAsync(TimeSpan.FromHours(7));

        (await server.UsedBytesAsync(owner)).ShouldBe(0);
    }

    [Fact]
    public async Task One_node_at_a_time_sweeps_until_its_lease_ends()
    {
        var minute = TimeSpan.FromMinutes(1);
        var scopes = server.Services.GetRequiredService<IServiceScopeFactory>();
        var (one, other) = (new SweepLeases(scopes, server.Time), new SweepLeases(scopes, server.Time));

        (await one.TryTakeAsync("a-sweep", minute, default)).ShouldBeTrue();
        (await one.TryTakeAsync("a-sweep", minute, default)).ShouldBeTrue();
        (await other.TryTakeAsync("a-sweep", minute, default)).ShouldBeFalse();
        (await other.TryTakeAsync("another-sweep", minute, default)).ShouldBeTrue();

        server.Advance(minute);
        (await other.TryTakeAsync("a-sweep", minute, default)).ShouldBeTrue();
        (await one.TryTakeAsync("a-sweep", minute, default)).ShouldBeFalse();
    }

    private async Task SweepAfterAsync(TimeSpan time)
    {
        server.Advance(time);
        (await server.SweepVideosAsync()).ShouldBeTrue();
        await server.WhenIdleAsync();
    }

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

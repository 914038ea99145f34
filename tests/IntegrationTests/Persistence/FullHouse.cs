using Shouldly;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>A database in which there is something of everything.</summary>
internal static class FullHouse
{
    /// <summary>Somebody whose organization has a row in every table that organizations have rows in.</summary>
    public static async Task<User> OwnerOfEverythingAsync(this StreamHubServer server)
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        await owner.CreateKeyAsync();
        await server.InviteAsync(owner, owner.OrganizationId, $"{Guid.NewGuid():N}@example.com");
        await owner.CreatePlaylistAsync(upload.VideoId);
        await owner.CreateCategoryAsync();
        await owner.CreateWatermarkAsync();
        await owner.ConnectFeedAsync();
        await owner.PresignAsync();
        await server.PublishedJobAsync(owner);
        await server.KeepDeliveryAsync((await owner.CreateEndpointAsync()).Id);
        await server.CreateFullShowAsync(owner);
        await owner.BeginConnectionAsync("youtube");
        (await owner.Api.PostAsync("/api/v1/videos/import")).ShouldBe(201);
        await server.InDatabaseAsync(database =>
        {
            var now = server.Time.GetUtcNow();
            var pass = new BeaconPass(upload.VideoId, owner.OrganizationId, owner.Id, null, null, now, now.AddHours(1));
            var beacon = new Beacon(BeaconKind.Start, now, new WatchedRange(0, 0));
            database.Add(ViewingSession.Of(pass, Guid.NewGuid(), new Viewership(null, DeviceClass.Unknown), [beacon]));
            database.Add(VideoSettings.Of(owner.OrganizationId, VideoVendor.Mux));
            database.Add(
                VideoAccount.Connect(
                    owner.OrganizationId,
                    VideoVendor.Mux,
                    "m1",
                    "sealed",
                    playbackBaseUrl: null,
                    server.Time.GetUtcNow()
                )
            );
            return database.SaveChangesAsync();
        });
        await server.FailedLocalizationAsync(owner.OrganizationId, upload.VideoId);
        (await server.ReserveAsync(owner, Guid.NewGuid())).ShouldBeNull();
        var offered = await server.ReadyVideoAsync(await server.RegisterAsync(), "free");
        (await owner.StartPlaybackAsync(offered)).ShouldBe(200);
        await server.SubscribeAsync(owner);
        var subscription = (await server.SubscriptionsOfAsync(owner)).Single();
        subscription.Status.ShouldBe(SubscriptionStatus.Active);
        await server.InDatabaseAsync(database =>
        {
            var now = server.Time.GetUtcNow();
            database.Add(BillingNotice.Of(subscription, BillingNoticeKind.PlanEnded, now, now));
            database.Add(OrganizationTrial.Of(owner.OrganizationId, subscription.ExternalId, now, now));
            return database.SaveChangesAsync();
        });
        server.Sandbox.Stripe.Refund(server.ChargesOf(owner)[0].Id);
        await server.WhenIdleAsync();
        return owner;
    }
}

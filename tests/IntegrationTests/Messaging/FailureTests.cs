using Shouldly;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Messaging;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Messaging;

/// <summary>What fails is tried again, later and later, and at last kept for people to look at.</summary>
public sealed class FailureTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly DeleteVendorVideo Deletion = new(
        new VideoHome(VideoVendor.Cloudflare),
        new VendorVideo("0ff1ce0ff1ce0ff1ce0ff1ce0ff1ce00")
    );

    [Fact]
    public async Task A_failure_is_recorded_and_tried_again_until_it_works()
    {
        Guid id;
        using (VendorOutage.Down(server, Vendors.Cloudflare))
        {
            id = await server.StoreAsync(Deletion, server.Time.GetUtcNow());
            var failed = await server.WhenFailedAsync(id);
            failed.LastError.ShouldNotBeNull().ShouldStartWith("video_vendor_unavailable: ");
            failed.DueAt.ShouldBeGreaterThan(failed.CreatedAt);
            failed.DeadAt.ShouldBeNull();
        }

        server.Advance(TimeSpan.FromHours(1));
        await server.WhenIdleAsync();

        (await server.FindAsync(id)).ShouldBeNull();
        (await server.Anonymous().GetAsync("/health")).At("deadLetters").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task After_its_last_failure_a_message_is_kept_and_counted_and_tried_no_more()
    {
        using var outage = VendorOutage.Down(server, Vendors.Cloudflare);
        var id = await server.StoreAsync(Deletion, server.Time.GetUtcNow());
        var waits = new List<TimeSpan>();
        for (var failure = 1; failure <= RetryPolicy.MaxFailures; failure++)
        {
            var failed = await server.WhenFailedAsync(id, failure);
            failed.Failures.ShouldBe(failure);
            waits.Add(failed.DueAt - server.Time.GetUtcNow());
            server.Advance(TimeSpan.FromMinutes(80));
        }

        var dead = (await server.FindAsync(id)).ShouldNotBeNull();
        dead.DeadAt.ShouldNotBeNull();
        dead.LastError.ShouldNotBeNull().ShouldStartWith("video_vendor_unavailable");
        waits[11].ShouldBeGreaterThan(waits[8] + TimeSpan.FromMinutes(10));
        waits[18].ShouldBeInRange(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(73));
        var health = await server.Anonymous().GetAsync("/health");
        health.At("deadLetters").GetInt64().ShouldBe(1);
        health.At("queueDepth").GetInt64().ShouldBe(0);

        var asked = server.Sandbox.Requests.To(Vendors.Cloudflare).Count;
        await server.WorkAsync(id, dead.Fence);
        server.Sandbox.Requests.To(Vendors.Cloudflare).Count.ShouldBe(asked);
        await server.RemoveAsync(id);
    }

    [Fact]
    public async Task A_message_of_an_unknown_name_fails_and_stops_nobody()
    {
        var id = await server.StoreAsync("no.such-message", "{}", server.Time.GetUtcNow());

        var failed = await server.WhenFailedAsync(id);

        failed.LastError.ShouldNotBeNull().ShouldContain("no.such-message");
        await ShouldStillWorkAsync();
        await server.RemoveAsync(id);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"Uid":7}""")]
    public async Task A_message_that_can_not_be_read_fails_and_stops_nobody(string payload)
    {
        var id = await server.StoreAsync("videos.delete-at-vendor", payload, server.Time.GetUtcNow());

        var failed = await server.WhenFailedAsync(id);

        failed.LastError.ShouldNotBeNullOrEmpty();
        await ShouldStillWorkAsync();
        await server.RemoveAsync(id);
    }

    private async Task ShouldStillWorkAsync()
    {
        var user = await server.RegisterAsync();
        await server.Sandbox.Mailbox.WaitForAsync(user.Email, TimeSpan.FromSeconds(30));
    }
}

using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.PublishingSteps;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>What a job publishes with: its channel's consent, and the file of a video of the library.</summary>
public sealed class PublishingAccessTests(PublishingServer server) : IClassFixture<PublishingServer>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await server.AllowUploadsAsync(100);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Access_that_ends_soon_is_refreshed_first_and_a_consent_that_is_gone_fails_the_job()
    {
        var user = await server.RegisterAsync();
        var account = server.Sandbox.Google.AddAccount("Rae", "Rae").Id;
        var channel = await server.ConnectedAsync(user, "youtube");
        var before = (await server.StoredChannelAsync(channel)).SealedTokens;
        await EndAccessAsync(channel);
        await user.WhenJobIsAsync(await user.ScheduleAsync(channel, "Refreshed"), "succeeded");
        (await server.StoredChannelAsync(channel)).SealedTokens.ShouldNotBe(before);

        server.Sandbox.Google.RevokeAll(account);
        await EndAccessAsync(channel);
        var failed = await user.WhenJobIsAsync(await user.ScheduleAsync(channel, "Revoked"), "failed");

        Codes(failed).ShouldBe(["channel_needs_reconnect"]);
        (await user.StateOfAsync(channel)).ShouldBe("needsReconnect");
    }

    [Fact]
    public async Task A_platform_that_takes_the_access_no_more_is_asked_whether_the_consent_still_holds()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Sol", "Sol");
        var channel = await server.ConnectedAsync(user, "youtube");
        server.Stage.Fail("Expired", ChannelErrors.ConsentRevoked);

        var id = await user.ScheduleAsync(channel, "Expired");

        Codes(await user.WhenTriedAsync(id, 1)).ShouldBe(["platform_unavailable"]);
        (await user.StateOfAsync(channel)).ShouldBe("connected");
    }

    [Fact]
    public async Task A_channel_that_was_disconnected_meanwhile_fails_the_job()
    {
        var user = await server.RegisterAsync();
        var channel = await server.ChannelOfAsync(user);
        var id = await user.ScheduleAsync(channel, "Orphan", server.Time.GetUtcNow().AddHours(1));
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE channels SET state = 'Disconnected' WHERE id = {channel}")
        );

        (await user.Api.PostAsync($"{JobPath(id)}/reschedule", new { scheduledAt = server.Time.GetUtcNow() })).ShouldBe(
            200
        );

        Codes(await user.WhenJobIsAsync(id, "failed")).ShouldBe(["channel_not_found"]);
        (await server.UsedAsync(user)).ShouldBe([0]);
        (await user.Api.PostAsync($"{JobPath(id)}/retry")).ShouldBeProblem(404, "channel_not_found");
    }

    [Fact]
    public async Task A_video_of_the_library_is_published_as_its_vendor_prepares_it()
    {
        var user = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(user);
        var channel = await server.ChannelOfAsync(user);

        var scheduled = await user.Api.PostAsync(
            Publications,
            new
            {
                title = "From the library",
                channelId = channel,
                videoId = video,
            }
        );

        var id = scheduled.ShouldBe(202).Id("jobId");
        await Eventually.HoldsAsync(
            async () =>
            {
                var job = await user.JobAsync(id);
                if (job.Text("remark") == "video_preparing")
                {
                    server.Time.Advance(TimeSpan.FromSeconds(16));
                }

                return job.Text("state") == "succeeded";
            },
            "the video's file to be published"
        );
        Codes(await user.JobAsync(id)).ShouldBe([null]);
        using var browser = new HttpClient();
        var file = server.Stage.Opened.Last(address => address.AbsolutePath.Contains("/downloads/"));
        (await browser.GetByteArrayAsync(file)).ShouldBe(SampleVideo.Bytes);
    }

    private Task<int> EndAccessAsync(Guid channelId)
    {
        var soon = server.Time.GetUtcNow().AddMinutes(5);
        return server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE channels SET access_ends_at = {soon} WHERE id = {channelId}")
        );
    }
}

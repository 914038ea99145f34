using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.PublishingSteps;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>What a job publishes with is its channel's consent, as it is then.</summary>
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

    private Task<int> EndAccessAsync(Guid channelId)
    {
        var soon = server.Time.GetUtcNow().AddMinutes(5);
        return server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE channels SET access_ends_at = {soon} WHERE id = {channelId}")
        );
    }
}

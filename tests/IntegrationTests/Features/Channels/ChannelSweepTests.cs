using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.Infrastructure.Channels;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;
using static StreamHub.IntegrationTests.Harness.ChannelSteps;

namespace StreamHub.IntegrationTests.Features.Channels;

/// <summary>What is done for channels in the background.</summary>
public sealed class ChannelSweepTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Access_is_renewed_before_it_ends_without_anybody_asking()
    {
        var user = await server.RegisterAsync();
        AddAccount("Wim");
        var channel = await server.ConnectedAsync(user, "youtube");
        var ends = (await server.StoredChannelAsync(channel)).AccessEndsAt!.Value;
        await SweepAsync();
        (await server.StoredChannelAsync(channel)).AccessEndsAt.ShouldBe(ends, "It is not due yet.");
        server.Advance(ends - server.Time.GetUtcNow() - Channel.RefreshAhead + TimeSpan.FromSeconds(1));

        await SweepAsync();

        (await server.StoredChannelAsync(channel)).AccessEndsAt!.Value.ShouldBeGreaterThan(ends);
    }

    [Fact]
    public async Task What_the_sweep_could_not_refresh_is_due_again()
    {
        var user = await server.RegisterAsync();
        AddAccount("Xia");
        var channel = await server.ConnectedAsync(user, "youtube");
        var ends = (await server.StoredChannelAsync(channel)).AccessEndsAt!.Value;
        server.Sandbox.Faults.Set(Vendors.Google, new Fault { Kind = FaultKind.Status, Path = "/tokens/token" });
        server.Advance(ends - server.Time.GetUtcNow() - Channel.RefreshAhead + TimeSpan.FromSeconds(1));
        await SweepAsync();
        server.Sandbox.Faults.Clear(Vendors.Google);
        (await server.StoredChannelAsync(channel)).RefreshDueAt!.Value.ShouldBeGreaterThan(server.Time.GetUtcNow());

        server.Advance(2 * Channel.RefreshLease + TimeSpan.FromSeconds(1));
        await SweepAsync();

        (await server.StoredChannelAsync(channel)).AccessEndsAt!.Value.ShouldBeGreaterThan(ends);
    }

    [Fact]
    public async Task Connections_that_nobody_finished_are_forgotten()
    {
        var user = await server.RegisterAsync();
        await user.BeginConnectionAsync("youtube");
        await SweepAsync();
        (await BegunByAsync(user)).ShouldBe(1, "It can still be finished.");
        server.Advance(ChannelConnection.Lifetime);

        await SweepAsync();

        (await BegunByAsync(user)).ShouldBe(0);
    }

    [Fact]
    public async Task All_that_have_a_consent_are_refreshed_when_that_is_asked()
    {
        var user = await server.RegisterAsync();
        var account = AddAccount("Yan");
        await user.ConnectFeedAsync();
        var channel = await server.ConnectedAsync(user, "youtube");
        server.Sandbox.Google.RevokeAll(account);

        (await user.Api.PostAsync(RefreshAll)).ShouldBe(202).At("queued").GetInt32().ShouldBe(1);
        await server.WhenIdleAsync();

        (await user.StateOfAsync(channel)).ShouldBe("needsReconnect");
        server
            .Sandbox.Mailbox.For(user.Email)
            .Count(mail => mail.Subject == "Connect your YouTube channel again")
            .ShouldBe(1);
    }

    private string AddAccount(string name) => server.Sandbox.Google.AddAccount(name, name).Id;

    private Task<int> BegunByAsync(User user) =>
        server.InDatabaseAsync(database =>
            database.Set<ChannelConnection>().IgnoreQueryFilters().CountAsync(one => one.UserId == user.Id)
        );

    private async Task SweepAsync()
    {
        var sweep = server.Services.GetServices<IHostedService>().OfType<ChannelsSweep>().Single();
        (await sweep.RunOnceAsync(default)).ShouldBeTrue();
        await server.WhenIdleAsync();
    }
}

using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>What happens at one node is told at another, and a client whose node dies goes on at the next.</summary>
public sealed class EventNodesTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    // No heartbeat comes to the help of a signal that does not arrive.
    private static readonly (string, string) OnlySignals = ("Events:Heartbeat", "00:01:00");

    [Fact]
    public async Task Events_reach_a_client_wherever_it_is_connected_and_none_is_missed_when_its_node_is_killed()
    {
        await using var dying = installation.NewServer(OnlySignals);
        await using var staying = installation.NewServer(OnlySignals);
        await dying.StartAndWaitAsync();
        await staying.StartAndWaitAsync();
        var owner = await Account.RegisterAsync(staying.Address);
        Guid last;
        await using (var cut = await EventStream.OpenAsync(Account.ClientOf(dying.Address, owner.AccessToken)))
        {
            var video = await owner.DeleteSomeVideoAsync();
            var told = await cut.NextAsync();
            told.SubjectId.ShouldBe(video);
            last = told.Id;
            await dying.KillAsync();
        }

        var missed = await owner.DeleteSomeVideoAsync();
        await using var again = await EventStream.OpenAsync(owner.Api, last);

        (await again.NextAsync()).SubjectId.ShouldBe(missed);
    }

    [Fact]
    public async Task A_server_with_followers_stops_when_it_is_asked_to()
    {
        await using var server = installation.NewServer(OnlySignals);
        await server.StartAndWaitAsync();
        var owner = await Account.RegisterAsync(server.Address);
        await using var stream = await EventStream.OpenAsync(owner.Api);

        server.Terminate();

        await stream.ShouldEndAsync();
        (await server.ExitCodeAsync()).ShouldBe(0);
    }
}

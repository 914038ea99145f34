using Microsoft.Extensions.Options;
using Npgsql;
using Shouldly;
using StreamHub.Domain.Analytics;
using StreamHub.Infrastructure.Analytics;
using StreamHub.Infrastructure.Identity;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>What was answered with 202 is counted, whatever becomes of the process; and sending again does no harm.</summary>
public sealed class BeaconTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    private const int VideoSeconds = 600;

    [Fact]
    public async Task Two_nodes_that_hear_of_one_session_add_up()
    {
        var nodes = new[] { installation.NewServer(), installation.NewServer() };
        await Task.WhenAll(nodes.Select(node => node.StartAndWaitAsync()));
        var player = NewPlayer(nodes[0]);
        var doors = nodes.Select(node => player.At(ClientOf(node))).ToArray();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(second => SendAsync(doors[second % 2], second, second + 1))
        );

        answers.ShouldAllBe(status => status == 202);
        (await WatchedAsync(player)).ShouldBe(200);
        (await installation.ReadAsync<int>($"{Rows(player, "writes")}")).ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_ends_has_stored_what_it_answered_for(bool isKilled)
    {
        var node = installation.NewServer();
        await node.StartAndWaitAsync();
        var players = Enumerable.Range(0, 8).Select(_ => NewPlayer(node)).ToArray();
        var promised = new int[players.Length];
        var sending = players.Select((player, index) => SendUntilItEndsAsync(player, index)).ToArray();
        await Eventually.HoldsAsync(
            () => Task.FromResult(promised.All(seconds => seconds > 5)),
            "each player to be answered"
        );

        if (isKilled)
        {
            await node.KillAsync();
        }
        else
        {
            node.Terminate();
            (await node.ExitCodeAsync()).ShouldBe(0);
        }

        await Task.WhenAll(sending);
        foreach (var (player, seconds) in players.Zip(promised))
        {
            // The last one may be stored and its answer lost.
            (await WatchedAsync(player)).ShouldBeInRange(seconds, seconds + 1);
        }

        async Task SendUntilItEndsAsync(Player player, int index)
        {
            for (var second = 0; await SendAsync(player, second, second + 1) == 202; second++)
            {
                promised[index] = second + 1;
            }
        }
    }

    [Fact]
    public async Task Without_the_database_nothing_is_promised_and_afterwards_it_is_as_if_nothing_had_been()
    {
        var direct = new NpgsqlConnectionStringBuilder(installation.ConnectionString);
        await using var relay = new TcpRelay(direct.Host!, direct.Port);
        direct.Port = relay.Port;
        var node = installation.NewServer(("STREAMHUB_DATABASE", direct.ConnectionString));
        await node.StartAndWaitAsync();
        var player = NewPlayer(node);
        (await player.SendAsync(Player.Start(ageSeconds: 3_000), Player.Progress(0, 10))).ShouldBe(202);

        relay.Refuse();
        var refused = await player.SendAsync(Player.Progress(10, 20));
        refused.ShouldBeProblem(503, "database_unavailable").Headers.RetryAfter.ShouldNotBeNull();
        (await WatchedAsync(player)).ShouldBe(10);

        relay.Recover();
        await node.WhenReadyAsync();
        (await player.SendAsync(Player.Progress(10, 20))).ShouldBe(202);
        (await WatchedAsync(player)).ShouldBe(20);
    }

    /// <returns>Zero when nobody answers.</returns>
    private static async Task<int> SendAsync(Player player, int from, int to)
    {
        try
        {
            return (await player.SendAsync(Player.Start(ageSeconds: 3_000), Player.Progress(from, to))).Status;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private static ApiClient ClientOf(ServerProcess node) => new(SecretSpotter.Client(node.Address));

    private static string Rows(Player player, string column) =>
        $"SELECT {column} FROM viewing_sessions WHERE session_id = '{player.SessionId}'";

    private Task<int> WatchedAsync(Player player) => installation.ReadAsync<int>(Rows(player, "watched_seconds"));

    /// <summary>Of a viewer who was let in an hour ago.</summary>
    private Player NewPlayer(ServerProcess node)
    {
        var options = Options.Create(new AuthOptions { SigningSecret = installation.Settings["Auth:SigningSecret"] });
        var now = TimeProvider.System.GetUtcNow();
        var pass = new BeaconPass(
            Guid.NewGuid(),
            Guid.NewGuid(),
            Guid.NewGuid(),
            StreamId: null,
            VideoSeconds,
            now.AddHours(-1),
            now.AddHours(1)
        );
        return new Player(ClientOf(node), new BeaconTokens(options, TimeProvider.System).Issue(pass));
    }
}

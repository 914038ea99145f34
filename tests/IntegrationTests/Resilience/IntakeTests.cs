using Npgsql;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>What was answered with 200 is in the database, whatever happens to the process or to the database.</summary>
public sealed class IntakeTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    private const int Senders = 16;
    private const int Rounds = 3;

    [Fact]
    public async Task Killed_under_load_it_keeps_every_event_that_it_acknowledged()
    {
        await using var server = installation.NewServer();
        using var events = new StripeEvents(installation.Sandbox);
        for (var round = 0; round < Rounds; round++)
        {
            await server.StartAndWaitAsync();
            (await events.DeliverAgainAsync(server.Address)).ShouldAllBe(status => status == 200);
            var senders = SendWhileAsync(events, server.Address, status => status == 200);
            await MoreAcknowledgedAsync(events, 100);
            await server.KillAsync();
            (await senders).ShouldAllBe(status => status == 0);
            await NothingAcknowledgedIsMissingAsync(events);
        }

        await server.StartAndWaitAsync();
        await EverythingEndsOnceAsync(events, server);
    }

    [Fact]
    public async Task While_connections_to_the_database_break_it_acknowledges_only_what_it_keeps()
    {
        var direct = new NpgsqlConnectionStringBuilder(installation.ConnectionString);
        await using var relay = new TcpRelay(direct.Host!, direct.Port);
        direct.Port = relay.Port;
        await using var server = installation.NewServer(("STREAMHUB_DATABASE", direct.ConnectionString));
        await server.StartAndWaitAsync();
        using var events = new StripeEvents(installation.Sandbox);
        var stop = false;

        var senders = SendWhileAsync(events, server.Address, status => status is 200 or 503 && !stop);
        for (var round = 0; round < Rounds; round++)
        {
            await MoreAcknowledgedAsync(events, 50);
            relay.Break();
        }

        stop = true;
        (await senders).ShouldAllBe(status => status == 200 || status == 503, ErrorsOf(server));
        await NothingAcknowledgedIsMissingAsync(events);
        await EverythingEndsOnceAsync(events, server);
    }

    [Fact]
    public async Task While_the_database_is_away_it_acknowledges_nothing()
    {
        var direct = new NpgsqlConnectionStringBuilder(installation.ConnectionString);
        await using var relay = new TcpRelay(direct.Host!, direct.Port);
        direct.Port = relay.Port;
        await using var server = installation.NewServer(("STREAMHUB_DATABASE", direct.ConnectionString));
        await server.StartAndWaitAsync();
        using var events = new StripeEvents(installation.Sandbox);

        relay.Refuse();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4 * Senders).Select(_ => events.DeliverNewAsync(server.Address))
        );

        answers.ShouldAllBe(status => status == 503);
        relay.Recover();
        await server.WhenReadyAsync();
        await EverythingEndsOnceAsync(events, server);
    }

    /// <returns>The last answer that each sender got.</returns>
    private static Task<int[]> SendWhileAsync(StripeEvents events, Uri server, Func<int, bool> goesOn) =>
        Task.WhenAll(
            Enumerable
                .Range(0, Senders)
                .Select(async _ =>
                {
                    int status;
                    do
                    {
                        status = await events.DeliverNewAsync(server);
                    } while (goesOn(status));

                    return status;
                })
        );

    private static Task MoreAcknowledgedAsync(StripeEvents events, int count)
    {
        var goal = events.Acknowledged.Count + count;
        return Eventually.HoldsAsync(
            () => Task.FromResult(events.Acknowledged.Count >= goal),
            $"{count} more events to be acknowledged"
        );
    }

    private async Task NothingAcknowledgedIsMissingAsync(StripeEvents events)
    {
        var stored = await ListAsync("SELECT string_agg(external_id, ' ') FROM webhook_events");
        events.Acknowledged.Except(stored).ShouldBeEmpty();
    }

    private async Task EverythingEndsOnceAsync(StripeEvents events, ServerProcess server)
    {
        (await events.DeliverAgainAsync(server.Address)).ShouldAllBe(status => status == 200);
        await installation.WhenQueueIsEmptyAsync();
        var finished = await ListAsync(
            "SELECT string_agg(external_id, ' ') FROM webhook_events WHERE state = 'Ignored'"
        );
        events.Sent.Except(finished).ShouldBeEmpty();
        finished.Distinct().Count().ShouldBe(finished.Length);
        (await installation.ReadAsync<long>("SELECT count(*) FROM outbox_messages")).ShouldBe(0);
    }

    private static string ErrorsOf(ServerProcess server) =>
        string.Join('\n', server.Output.Where(line => line.Contains("\"LogLevel\":\"Error\"")));

    private async Task<string[]> ListAsync(string sql) => (await installation.ReadAsync<string>(sql)).Split(' ');
}

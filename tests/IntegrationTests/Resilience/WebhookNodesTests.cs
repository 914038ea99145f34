using Npgsql;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>However many nodes there are, each event is sent once; and none is lost with the node that was sending it.</summary>
public sealed class WebhookNodesTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    private static readonly (string, string)[] Sending =
    [
        ("Webhooks:AllowHttp", "true"),
        ("Webhooks:PollInterval", "00:00:00.02"),
    ];

    [Fact]
    public async Task Two_nodes_send_each_event_once()
    {
        const int Events = 30;
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var one = installation.NewServer(Sending);
        await using var other = installation.NewServer(Sending);
        await one.StartAndWaitAsync();
        await other.StartAndWaitAsync();
        var owner = await Account.RegisterAsync(one.Address);
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);

        for (var i = 0; i < Events; i++)
        {
            await owner.DeleteSomeVideoAsync();
        }

        await WhenAllAreDeliveredAsync(endpoint, Events);
        receiver.Received.Count.ShouldBe(Events);
        receiver.Received.Select(message => message.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_node_that_dies_between_the_answer_and_keeping_it_leaves_it_to_be_sent_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Hold();
        await using var server = installation.NewServer(Sending);
        await server.StartAndWaitAsync();
        var owner = await Account.RegisterAsync(server.Address);
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);
        await owner.DeleteSomeVideoAsync();
        await receiver.WhenReceivedAsync(1);
        await using (var database = new NpgsqlConnection(installation.ConnectionString))
        {
            // Whoever wants to keep the answer waits for this row.
            await database.OpenAsync();
            await using var held = await database.BeginTransactionAsync();
            await ExecuteAsync(database, "SELECT 1 FROM webhook_deliveries FOR UPDATE");
            receiver.LetGo();
            await Eventually.HoldsAsync(
                () => installation.ReadAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)"),
                "the answer to be about to be kept"
            );
            await server.KillAsync();
        }

        await server.StartAndWaitAsync();
        await ExecuteAsync("UPDATE webhook_deliveries SET due_at = now() WHERE due_at IS NOT NULL");

        await WhenAllAreDeliveredAsync(endpoint, 1);
        receiver.Received.Count.ShouldBe(2);
        receiver.Received.Select(message => message.Id).Distinct().ShouldHaveSingleItem();
    }

    private Task<long> WhenAllAreDeliveredAsync(MadeEndpoint endpoint, int count) =>
        Eventually.GetsAsync(
            () =>
                installation.ReadAsync<long>(
                    $"SELECT count(*) FROM webhook_deliveries WHERE endpoint_id = '{endpoint.Id}' AND state = 'Delivered'"
                ),
            delivered => delivered == count,
            "all to be delivered"
        );

    private async Task ExecuteAsync(string sql)
    {
        await using var database = new NpgsqlConnection(installation.ConnectionString);
        await database.OpenAsync();
        await ExecuteAsync(database, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        await command.ExecuteNonQueryAsync();
    }
}

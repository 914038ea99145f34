using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Webhooks;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>Events that come at the same time are stored together, and each is answered for by itself.</summary>
public sealed class WebhookInboxTests(WebhookInboxTests.Server server) : IClassFixture<WebhookInboxTests.Server>
{
    private readonly string _prefix = $"evt_{Guid.NewGuid():N}";

    [Fact]
    public async Task Events_that_wait_at_the_same_time_are_stored_by_one_transaction_with_their_messages()
    {
        var stored = await Task.WhenAll(
            await StoreTogetherAsync([.. Enumerable.Range(0, 40).Select(n => NewEvent($"{n}"))])
        );

        stored.ShouldAllBe(isNew => isNew);
        (await CountAsync("*")).ShouldBe(40);
        (await CountAsync("DISTINCT message.id")).ShouldBe(40);
        (await CountAsync("DISTINCT event.xmin::text")).ShouldBe(1);
        (await CountAsync("DISTINCT message.xmin::text")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_twins_that_come_together_one_is_stored()
    {
        var stored = await Task.WhenAll(
            await StoreTogetherAsync([NewEvent("a"), NewEvent("b"), NewEvent("a"), NewEvent("a")])
        );

        stored.Count(isNew => isNew).ShouldBe(2);
        (await CountAsync("*")).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_known_already_is_answered_for_and_not_stored_again()
    {
        await StoreTogetherAsync([NewEvent("a")]);

        var stored = await Task.WhenAll(await StoreTogetherAsync([NewEvent("a"), NewEvent("b")]));

        stored.ShouldBe([false, true]);
        (await CountAsync("*")).ShouldBe(2);
    }

    [Fact]
    public async Task One_that_the_database_refuses_does_not_keep_the_others_out()
    {
        var stored = await StoreTogetherAsync([NewEvent("a"), NewEvent("b", payload: "\0"), NewEvent("c")]);

        (await stored[0]).ShouldBeTrue();
        await Should.ThrowAsync<PostgresException>(() => stored[1]);
        (await stored[2]).ShouldBeTrue();
        (await CountAsync("*")).ShouldBe(2);
    }

    [Fact]
    public async Task One_that_another_process_stores_meanwhile_does_not_keep_the_others_out()
    {
        var twin = NewEvent("a");

        var stored = await Task.WhenAll(
            await StoreTogetherAsync([NewEvent("a"), NewEvent("b"), NewEvent("c")], storedByAnother: twin)
        );

        stored.ShouldBe([false, true, true]);
        (await CountAsync("*")).ShouldBe(3);
        (await CountAsync("DISTINCT message.id")).ShouldBe(2);
    }

    /// <summary>
    /// Holds the table until two others have gone ahead and wait for it and these have come after them, so that these
    /// are the next batch.
    /// </summary>
    private async Task<Task<bool>[]> StoreTogetherAsync(WebhookEvent[] events, WebhookEvent? storedByAnother = null)
    {
        await using var holder = new NpgsqlConnection(server.ConnectionString);
        await holder.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await ExecuteAsync(holder, "LOCK TABLE webhook_events IN SHARE ROW EXCLUSIVE MODE");
        var ahead = new List<Task<bool>>();
        for (var waiting = 1; waiting <= 2; waiting++)
        {
            ahead.Add(StoreAsync(Elsewhere()));
            await Eventually.GetsAsync(WaitingAsync, count => count == waiting, $"{waiting} to wait for the table");
        }

        var storing = events.Select(StoreAsync).ToArray();
        if (storedByAnother is not null)
        {
            await InsertAsync(holder, storedByAnother);
        }

        await transaction.CommitAsync();
        await Task.WhenAll(ahead);
        await ((Task)Task.WhenAll(storing)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return storing;
    }

    private Task<long> WaitingAsync() =>
        ReadAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'webhook_events'::regclass");

    private Task<bool> StoreAsync(WebhookEvent received) =>
        server
            .Services.GetRequiredService<IWebhookInbox>()
            .StoreAsync(received, new ProcessWebhookEvent(received.Id), CancellationToken.None);

    private WebhookEvent NewEvent(string name, string payload = "{}") =>
        WebhookEvent.Receive(WebhookVendor.Stripe, $"{_prefix}_{name}", "ping", payload, server.Time.GetUtcNow());

    private WebhookEvent Elsewhere() =>
        WebhookEvent.Receive(WebhookVendor.Stripe, $"evt_{Guid.NewGuid():N}", "ping", "{}", server.Time.GetUtcNow());

    private static async Task InsertAsync(NpgsqlConnection connection, WebhookEvent received)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO webhook_events (id, vendor, external_id, type, payload, received_at, state, version)
            VALUES (@id, 'Stripe', @externalId, 'ping', '{}', now(), 'Received', 1)
            """,
            connection
        );
        command.Parameters.AddWithValue("id", received.Id);
        command.Parameters.AddWithValue("externalId", received.ExternalId);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task<long> CountAsync(string what) =>
        ReadAsync(
            $"""
            SELECT count({what}) FROM webhook_events event
            LEFT JOIN outbox_messages message ON message.payload LIKE '%' || event.id || '%'
            WHERE event.external_id LIKE '{_prefix}%'
            """
        );

    private async Task<long> ReadAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>It takes events in and leaves their processing to others, so that what was stored stays as it was.</summary>
    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Role"] = "Api" };
    }
}

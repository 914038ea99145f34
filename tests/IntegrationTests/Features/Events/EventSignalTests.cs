using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Events;

/// <summary>With heartbeats so rare that they bring nothing within a test's patience, only the database's word does.</summary>
public sealed class EventSignalTests(EventSignalTests.QuietServer server) : IClassFixture<EventSignalTests.QuietServer>
{
    private const string Listening = "WHERE datname = current_database() AND query LIKE 'LISTEN%' AND state = 'idle'";

    [Fact]
    public async Task The_database_tells_of_what_was_committed()
    {
        var owner = await server.RegisterAsync();
        await using var stream = await EventStream.OpenAsync(owner.Api);
        await Eventually.HoldsAsync(
            () => AnyAsync($"SELECT count(*) > 0 AS \"Value\" FROM pg_stat_activity {Listening}"),
            "a listener at the database"
        );

        var video = await owner.DeleteSomeVideoAsync();

        (await stream.NextAsync()).SubjectId.ShouldBe(video);
    }

    [Fact]
    public async Task A_listener_that_is_cut_off_misses_nothing()
    {
        var owner = await server.RegisterAsync();
        await using var stream = await EventStream.OpenAsync(owner.Api);
        await Eventually.HoldsAsync(
            () => AnyAsync($"SELECT pg_terminate_backend(pid) AS \"Value\" FROM pg_stat_activity {Listening}"),
            "a listener to cut off"
        );

        var video = await owner.DeleteSomeVideoAsync();

        (await stream.NextAsync()).SubjectId.ShouldBe(video);
    }

    private async Task<bool> AnyAsync(string sql)
    {
        var found = await server.InDatabaseAsync(database => database.Database.SqlQueryRaw<bool>(sql).ToListAsync());
        return found.Contains(true);
    }

    public sealed class QuietServer(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Events:Heartbeat"] = "00:01:00" };
    }
}

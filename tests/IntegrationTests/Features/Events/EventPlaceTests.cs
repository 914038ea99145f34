using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Infrastructure.Events;
using StreamHub.Infrastructure.Persistence;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Events;

/// <summary>A reader that goes on from the last event it saw misses none, however those who write overtake each other.</summary>
public sealed class EventPlaceTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string WaitingForLocks = """
        SELECT count(*)::int AS "Value" FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_began_later_can_not_be_read_before_the_first_is_decided(bool firstCommits)
    {
        var owner = await server.RegisterAsync();
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Task later = Task.CompletedTask;
        await server.InDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await AppendAsync(database, owner, first);
            later = server.InDatabaseAsync(other => AppendAsync(other, owner, second));
            await Eventually.HoldsAsync(
                async () => (await database.Database.SqlQueryRaw<int>(WaitingForLocks).ToListAsync())[0] == 1,
                "the second to wait"
            );
            (await owner.Api.EventsAsync()).ShouldBeEmpty();
            await (firstCommits ? transaction.CommitAsync() : transaction.RollbackAsync());
            return 0;
        });

        await later;

        (await owner.Api.EventsAsync()).Select(told => told.Id).ShouldBe(firstCommits ? [first, second] : [second]);
        (await server.PositionsAsync(owner)).ShouldBe(firstCommits ? [1L, 2L] : [1L]);
    }

    [Fact]
    public async Task Who_reads_while_many_write_sees_each_event_once()
    {
        const int Videos = 40;
        var owner = await server.RegisterAsync();
        var videos = new List<Guid>();
        for (var i = 0; i < Videos; i++)
        {
            videos.Add((await owner.BeginUploadAsync(sizeBytes: 1)).VideoId);
        }

        var reading = ReadAsync(owner, Videos);
        await Task.WhenAll(videos.Select(video => owner.Api.DeleteAsync(VideoSteps.PathOf(video))));

        var seen = await reading;
        seen.Select(told => told.SubjectId).ShouldBe(videos, ignoreOrder: true);
        seen.ShouldBe(await owner.Api.EventsAsync("?limit=100"));
        (await server.PositionsAsync(owner)).ShouldBe(Enumerable.Range(1, Videos).Select(place => (long)place));
    }

    private static async Task<List<ToldEvent>> ReadAsync(User owner, int count)
    {
        var seen = new List<ToldEvent>();
        await Eventually.HoldsAsync(
            async () =>
            {
                var after = seen.Count == 0 ? string.Empty : $"&after={seen[^1].Id}";
                seen.AddRange(await owner.Api.EventsAsync($"?limit=3{after}"));
                return seen.Count >= count;
            },
            "every event"
        );
        return seen;
    }

    private async Task<int> AppendAsync(StreamHubDbContext database, User owner, Guid id)
    {
        EventRow[] rows = [new(1, id, UserId: null, "video:ready", Guid.NewGuid(), "{}", server.Time.GetUtcNow())];
        return await database.Database.ExecuteSqlRawAsync(
            server.Services.GetRequiredService<IDatabaseDialect>().AppendEvents,
            owner.OrganizationId,
            rows.Length,
            JsonSerializer.Serialize(rows, EventRowJson.Default.EventRowArray)
        );
    }
}

internal static class EventPlaces
{
    /// <summary>The places of an organization's events, as the database has them.</summary>
    public static Task<List<long>> PositionsAsync(this StreamHubServer server, User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<LoggedEvent>()
                .IgnoreQueryFilters()
                .Where(logged => logged.OrganizationId == user.OrganizationId)
                .OrderBy(logged => logged.Position)
                .Select(logged => logged.Position)
                .ToListAsync()
        );
}

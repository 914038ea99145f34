using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.Infrastructure.Analytics;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>Sessions that are heard of at the same time are stored together, and each is answered for by itself.</summary>
public sealed class ViewingSessionsTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private readonly Guid _video = Guid.NewGuid();

    [Fact]
    public async Task Those_that_wait_at_the_same_time_are_stored_by_one_transaction()
    {
        var results = await RecordTogetherAsync([.. Enumerable.Range(0, 40).Select(_ => Heard())]);

        results.ShouldAllBe(result => result.IsSuccess);
        (await ReadAsync("count(*)")).ShouldBe(40);
        (await ReadAsync("count(DISTINCT xmin::text)")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_one_session_there_is_one_row_however_many_tell_of_it_at_once()
    {
        var (viewer, session) = (Guid.NewGuid(), Guid.NewGuid());

        await RecordTogetherAsync([.. Enumerable.Range(0, 10).Select(n => Heard(viewer, session, n, n + 1))]);
        await RecordTogetherAsync([.. Enumerable.Range(5, 10).Select(n => Heard(viewer, session, n, n + 1))]);

        (await ReadAsync("count(*)")).ShouldBe(1);
        (await ReadAsync("sum(watched_seconds)")).ShouldBe(15);
        (await ReadAsync("sum(writes)")).ShouldBe(2);
    }

    [Fact]
    public async Task One_that_the_database_refuses_does_not_keep_the_others_out()
    {
        var refused = ViewingSession.Of(
            Pass(Guid.NewGuid()),
            Guid.NewGuid(),
            new Viewership("no country", DeviceClass.Desktop),
            [new Beacon(BeaconKind.Start, Now, default)]
        );

        var recording = RecordTogetherAsync([Heard(), refused, Heard()]);

        await Should.ThrowAsync<PostgresException>(() => recording);
        (await ReadAsync("count(*)")).ShouldBe(2);
    }

    [Fact]
    public async Task When_too_many_wait_the_next_is_told_so_and_the_others_are_stored()
    {
        var sessions = server.Services.GetRequiredService<IViewingSessions>();
        await using var holder = await HoldTableAsync();
        var waiting = Enumerable
            .Range(0, ViewingSessions.MaxWaiting)
            .Select(_ => sessions.RecordAsync(Heard(), word: null, CancellationToken.None))
            .ToList();

        var next = await sessions.RecordAsync(Heard(), word: null, CancellationToken.None);

        next.Error.ShouldBe(BeaconErrors.Busy);
        await holder.DisposeAsync();
        (await Task.WhenAll(waiting)).ShouldAllBe(result => result.IsSuccess);
        (await ReadAsync("count(*)")).ShouldBe(ViewingSessions.MaxWaiting);
        (await sessions.RecordAsync(Heard(), word: null, CancellationToken.None)).IsSuccess.ShouldBeTrue();
    }

    private DateTimeOffset Now => server.Time.GetUtcNow();

    /// <summary>
    /// Holds the table until two others have gone ahead and wait for it and these have come after them, so that these
    /// are the next batch.
    /// </summary>
    private async Task<StreamHub.Domain.Common.Result[]> RecordTogetherAsync(ViewingSession[] heard)
    {
        var sessions = server.Services.GetRequiredService<IViewingSessions>();
        var ahead = new List<Task>();
        await using var holder = await HoldTableAsync();
        for (var count = 1; count <= 2; count++)
        {
            ahead.Add(sessions.RecordAsync(Elsewhere(), word: null, CancellationToken.None));
            await Eventually.GetsAsync(WaitingAsync, waiting => waiting == count, $"{count} to wait for the table");
        }

        var recording = Task.WhenAll(
            heard.Select(one => sessions.RecordAsync(one, word: null, CancellationToken.None))
        );
        await holder.DisposeAsync();
        await Task.WhenAll(ahead);
        return await recording;
    }

    private async Task<NpgsqlConnection> HoldTableAsync()
    {
        var holder = new NpgsqlConnection(server.ConnectionString);
        await holder.OpenAsync();
        await using var hold = new NpgsqlCommand(
            "BEGIN; LOCK TABLE viewing_sessions IN SHARE ROW EXCLUSIVE MODE",
            holder
        );
        await hold.ExecuteNonQueryAsync();
        return holder;
    }

    private Task<long> WaitingAsync() =>
        ReadAllAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'viewing_sessions'::regclass");

    private ViewingSession Heard(Guid? viewer = null, Guid? session = null, int from = 0, int to = 1) =>
        Of(Pass(viewer ?? Guid.NewGuid()), session ?? Guid.NewGuid(), from, to);

    private ViewingSession Elsewhere() =>
        Of(Pass(Guid.NewGuid()) with { VideoId = Guid.NewGuid() }, Guid.NewGuid(), from: 0, to: 1);

    private ViewingSession Of(BeaconPass pass, Guid session, int from, int to) =>
        ViewingSession.Of(
            pass,
            session,
            new Viewership(Country: null, DeviceClass.Unknown),
            [
                new Beacon(BeaconKind.Start, pass.IssuedAt, default),
                new Beacon(BeaconKind.Progress, Now, new WatchedRange(from * 1000, to * 1000)),
            ]
        );

    private BeaconPass Pass(Guid viewer) =>
        new(_video, Guid.NewGuid(), viewer, StreamId: null, DurationSeconds: 60, Now.AddHours(-1), Now.AddHours(1));

    private Task<long> ReadAsync(string what) =>
        ReadAllAsync($"SELECT {what} FROM viewing_sessions WHERE video_id = '{_video}'");

    private async Task<long> ReadAllAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;
using StreamHub.Domain.Viewing;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Analytics;

/// <summary>
/// Stores what is heard of sessions at the same time in one transaction, and answers for it afterwards. New sessions are
/// in with one statement, which also holds the rows of known ones while what was heard is put together with them: whoever
/// else hears of the same session, on whatever node, waits and then adds to it.
/// </summary>
internal sealed partial class ViewingSessions : IViewingSessions
{
    /// <summary>More requests than this never wait: each holds memory, and its player does better to send again.</summary>
    internal const int MaxWaiting = 4_096;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly IServiceScopeFactory _scopes;
    private readonly IDatabaseDialect _dialect;
    private readonly IOutageClassifier _outages;
    private readonly ILogger<ViewingSessions> _logger;
    private readonly BatchLoader<Heard, Task> _batches;
    private int _waiting;

    public ViewingSessions(
        IServiceScopeFactory scopes,
        IDatabaseDialect dialect,
        IOutageClassifier outages,
        ILogger<ViewingSessions> logger
    )
    {
        _scopes = scopes;
        _dialect = dialect;
        _outages = outages;
        _logger = logger;
        _batches = new BatchLoader<Heard, Task>(StoreAsync);
    }

    public async Task<Result> RecordAsync(ViewingSession heard, StreamWord? word, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MaxWaiting)
            {
                return BeaconErrors.Busy;
            }

            // To the end, though the player may be gone: the count of those who wait has to be true.
            await (await _batches.LoadAsync(new Heard(heard, word), CancellationToken.None))!;
            return Result.Success();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<Dictionary<Heard, Task>> StoreAsync(IReadOnlyCollection<Heard> batch)
    {
        try
        {
            await WriteAsync(batch);
            return batch.ToDictionary(one => one, _ => Task.CompletedTask);
        }
        catch (Exception refused) when (batch.Count > 1 && !_outages.IsOutage(refused))
        {
            StoredOneByOne(refused, batch.Count);
        }

        var results = new Dictionary<Heard, Task>();
        foreach (var one in batch)
        {
            results.Add(one, await WriteAloneAsync(one));
        }

        return results;
    }

    private async Task<Task> WriteAloneAsync(Heard one)
    {
        try
        {
            await WriteAsync([one]);
            return Task.CompletedTask;
        }
        catch (Exception refused) when (!_outages.IsOutage(refused))
        {
            return Task.FromException(refused);
        }
    }

    private async Task WriteAsync(IReadOnlyCollection<Heard> batch)
    {
        var sessions = Together(batch);
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Set(Caller.System);
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var rows = JsonSerializer.Serialize(sessions.Values.Select(Row.Of), Json);
        var stored = await context
            .Set<ViewingSession>()
            .FromSqlRaw(_dialect.OpenViewingSessions, rows, ViewingSession.MaxPerViewerAndDay)
            .IgnoreQueryFilters()
            .AsNoTracking()
            .ToListAsync();
        foreach (var known in stored.Where(session => session.Writes > 1))
        {
            context.Attach(known);
            known.Merge(sessions[SessionKey.Of(known)]);
        }

        await context.SaveChangesAsync();
        await PlaybackStreams.HearAsync(context, _dialect, batch.Select(one => one.Word).OfType<StreamWord>());
        await transaction.CommitAsync();
    }

    private static Dictionary<SessionKey, ViewingSession> Together(IEnumerable<Heard> batch)
    {
        var sessions = new Dictionary<SessionKey, ViewingSession>();
        foreach (var (session, key) in batch.Select(one => (one.Session, SessionKey.Of(one.Session))))
        {
            if (!sessions.TryAdd(key, session))
            {
                sessions[key].Merge(session);
            }
        }

        return sessions;
    }

    [LoggerMessage(LogLevel.Warning, "{Count} viewing sessions could not be stored at once; each is stored by itself")]
    private partial void StoredOneByOne(Exception exception, int count);

    // By reference: two that say the same are still two that wait.
    private sealed class Heard(ViewingSession session, StreamWord? word)
    {
        public ViewingSession Session => session;

        public StreamWord? Word => word;
    }

    private readonly record struct SessionKey(Guid VideoId, Guid Viewer, Guid SessionId)
    {
        public static SessionKey Of(ViewingSession session) => new(session.VideoId, session.Viewer, session.SessionId);
    }

    /// <summary>A row as the dialects' statement reads it.</summary>
    private sealed record Row(
        Guid VideoId,
        Guid Viewer,
        Guid SessionId,
        Guid OrganizationId,
        DateTimeOffset StartedAt,
        DateTimeOffset HeardAt,
        DateOnly Day,
        int? DurationSeconds,
        byte[] Watched,
        int WatchedSeconds,
        int? CompletionPermille,
        bool IsCompleted,
        string? Country,
        DeviceClass Device
    )
    {
        public static Row Of(ViewingSession session) =>
            new(
                session.VideoId,
                session.Viewer,
                session.SessionId,
                session.OrganizationId,
                session.StartedAt,
                session.HeardAt,
                session.Day,
                session.DurationSeconds,
                session.Watched.ToBytes(),
                session.WatchedSeconds,
                session.CompletionPermille,
                session.IsCompleted,
                session.Country,
                session.Device
            );
    }
}

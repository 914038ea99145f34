using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Viewing;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Gives out slots to all who ask at the same time with one look and one write. The write replaces only what is over, and
/// a slot is in the table once: who was told of a slot that somebody else took meanwhile, on whatever node, looks again.
/// </summary>
internal sealed class PlaybackStreams : IPlaybackStreams
{
    /// <summary>Each time that one loses another has won, so that many looks in vain mean a crowd at a plan's last slots.</summary>
    private const int MaxLooks = 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly IServiceScopeFactory _scopes;
    private readonly ReadContexts _reads;
    private readonly IDatabaseDialect _dialect;
    private readonly TimeProvider _time;
    private readonly BatchLoader<Question, StreamTaking> _questions;

    public PlaybackStreams(IServiceScopeFactory scopes, ReadContexts reads, IDatabaseDialect dialect, TimeProvider time)
    {
        _scopes = scopes;
        _reads = reads;
        _dialect = dialect;
        _time = time;
        _questions = new BatchLoader<Question, StreamTaking>(TakeAsync);
    }

    public Task<StreamTaking?> TakeAsync(StreamRequest request, CancellationToken cancellationToken) =>
        _questions.LoadAsync(new Question(request), cancellationToken);

    /// <summary>Renews and ends streams within the transaction of the beacons that say so.</summary>
    public static async Task HearAsync(
        StreamHubDbContext context,
        IDatabaseDialect dialect,
        IEnumerable<StreamWord> words
    )
    {
        var latest = words
            .GroupBy(word => word.StreamId)
            .Select(ofOne => ofOne.Aggregate((one, other) => one.Later(other)))
            .ToList();
        if (latest.Count > 0)
        {
            await context.Database.ExecuteSqlRawAsync(
                dialect.HearOfPlaybackStreams,
                JsonSerializer.Serialize(latest, Json)
            );
        }
    }

    private async Task<Dictionary<Question, StreamTaking>> TakeAsync(IReadOnlyCollection<Question> questions)
    {
        var answers = new Dictionary<Question, StreamTaking>();
        for (var look = 0; look < MaxLooks && answers.Count < questions.Count; look++)
        {
            foreach (var (question, taking) in await LookAsync([.. questions.Where(one => !answers.ContainsKey(one))]))
            {
                answers.Add(question, taking);
            }
        }

        return answers;
    }

    /// <returns>The answers that stand; who is left out lost a slot.</returns>
    private async Task<List<(Question Question, StreamTaking Taking)>> LookAsync(List<Question> questions)
    {
        var now = _time.Now();
        var known = (await ReadAsync(questions)).ToLookup(stream => stream.OrganizationId);
        var takings = new List<(Question, StreamTaking)>(questions.Count);
        var changed = new List<PlaybackStream>();
        foreach (var ofOne in questions.GroupBy(question => question.Request.OrganizationId))
        {
            var places = new StreamPlaces(known[ofOne.Key], now);
            takings.AddRange(ofOne.Select(question => (question, places.Take(question.Request))));
            changed.AddRange(places.Changed);
        }

        var lost = changed.Select(stream => stream.Id).ToHashSet();
        lost.ExceptWith(await WriteAsync(changed));
        return takings.FindAll(one => one is not (_, { Stream: { } stream }) || !lost.Contains(stream.Id));
    }

    private async Task<List<PlaybackStream>> ReadAsync(List<Question> questions)
    {
        var limited = questions
            .Where(question => question.Request.Allowed is not null)
            .Select(question => question.Request.OrganizationId)
            .Distinct()
            .ToArray();
        var named = questions.Select(question => question.Request.StreamId).OfType<Guid>().Distinct().ToArray();
        if (limited.Length + named.Length == 0)
        {
            return [];
        }

        await using var context = _reads.Create();
        return await context
            .Set<PlaybackStream>()
            .IgnoreQueryFilters()
            .Where(stream => limited.Contains(stream.OrganizationId) || named.Contains(stream.Id))
            .ToListAsync();
    }

    /// <returns>The ids of those that are stored.</returns>
    private async Task<List<Guid>> WriteAsync(List<PlaybackStream> streams)
    {
        if (streams.Count == 0)
        {
            return [];
        }

        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        return await context
            .Database.SqlQueryRaw<Guid>(_dialect.PutPlaybackStreams, JsonSerializer.Serialize(streams, Json))
            .ToListAsync();
    }

    // By reference: two who ask the same are still two who want to play.
    private sealed class Question(StreamRequest request)
    {
        public StreamRequest Request => request;
    }
}

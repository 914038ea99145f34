using System.Data.Common;
using System.Text.Json;
using StreamHub.Application.Features.Events;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Events;

/// <summary>Reads logs; those who are at the same place at the same time share one query and what it found.</summary>
internal sealed class EventLog : IEventLog
{
    private const char Separator = ',';

    private static readonly OwnedTable<PlacedEvent> Events = new(
        "events",
        "owned.position, owned.id, owned.type, owned.subject_id, owned.user_id, owned.occurred_at, owned.data",
        Read
    );

    private readonly BatchLoader<Owned<Guid>, PlacedEvent> _byId;
    private readonly BatchLoader<Owned<Span>, IReadOnlyList<PlacedEvent>> _spans;
    private readonly BatchLoader<Owned<int>, IReadOnlyList<PlacedEvent>> _latest;

    public EventLog(OwnedQueries queries)
    {
        _byId = new(ids => queries.FindAsync(Events, ids));
        _spans = new(spans => queries.ListAsync(Events, spans, Select));
        _latest = new(counts => queries.ListAsync(Events, counts, SelectLatest));
    }

    public async Task<long?> FindPositionAsync(
        Guid organizationId,
        Guid eventId,
        CancellationToken cancellationToken
    ) =>
        eventId == Guid.Empty
            ? 0
            : (await _byId.LoadAsync(new Owned<Guid>(organizationId, eventId), cancellationToken))?.Position;

    public async Task<PlacedEvent?> FindLastAsync(Guid organizationId, CancellationToken cancellationToken) =>
        await _latest.LoadAsync(new Owned<int>(organizationId, 1), cancellationToken) is [var last] ? last : null;

    public async Task<IReadOnlyList<PlacedEvent>> ReadAsync(
        Guid organizationId,
        long after,
        IReadOnlyCollection<string>? types,
        int count,
        CancellationToken cancellationToken
    )
    {
        var span = new Span(after, types is null ? string.Empty : string.Join(Separator, types), count);
        return await _spans.LoadAsync(new Owned<Span>(organizationId, span), cancellationToken) ?? [];
    }

    // Both databases know this way to limit rows.
    private static OwnedSelection Select(Guid organizationId, Span span)
    {
        var types = span.Types.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        var names = string.Join(", ", types.Select((_, index) => $"@type{index}"));
        var condition = types.Length == 0 ? string.Empty : $"AND owned.type IN ({names}) ";
        return new OwnedSelection(
            $"AND owned.position > @after {condition}ORDER BY owned.position OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY",
            [
                ("after", span.After),
                ("count", span.Count),
                .. types.Select((type, index) => ($"type{index}", (object)type)),
            ]
        );
    }

    private static OwnedSelection SelectLatest(Guid organizationId, int count) =>
        new("ORDER BY owned.position DESC OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY", [("count", count)]);

    private static PlacedEvent Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            new EventResponse(
                row.GetGuid(1),
                row.GetString(2),
                row.GetGuid(3),
                row.IsDBNull(4) ? null : row.GetGuid(4),
                row.GetFieldValue<DateTimeOffset>(5),
                JsonElement.Parse(row.GetString(6))
            )
        );

    /// <param name="Types">Their names, with commas; all when empty. As text, so that the same question is known again.</param>
    private readonly record struct Span(long After, string Types, int Count);
}

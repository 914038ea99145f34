using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Common;
using StreamHub.Domain.Events;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Events;

/// <summary>
/// Writes what aggregates tell into the logs of their organizations: the one place that does, for every use case that
/// saves.
/// </summary>
internal sealed class EventLogWriter(StreamHubDbContext context, IDatabaseDialect dialect)
{
    private readonly List<DomainEvent> _taken = [];

    public bool HasEvents =>
        _taken.Count > 0 || context.ChangeTracker.Entries<AggregateRoot>().Any(entry => entry.Entity.HasEvents());

    /// <summary>Remembers what was told by what is saved, until the transaction ends that it was saved in.</summary>
    public void Take()
    {
        foreach (var entry in context.ChangeTracker.Entries<AggregateRoot>().Where(entry => entry.Entity.HasEvents()))
        {
            _taken.AddRange(entry.Entity.TakeEvents());
        }
    }

    /// <summary>
    /// The last that is done in a transaction: from here to its commit others who append for the same organization wait.
    /// </summary>
    public async Task AppendAsync(CancellationToken cancellationToken)
    {
        Take();
        // In an order that all writers share, so that they wait for each other at most.
        foreach (var log in _taken.GroupBy(happened => happened.OrganizationId).OrderBy(log => log.Key))
        {
            EventRow[] rows = [.. log.Select(EventRow.Of)];
            await context.Database.ExecuteSqlRawAsync(
                dialect.AppendEvents,
                [log.Key, rows.Length, JsonSerializer.Serialize(rows, EventRowJson.Default.EventRowArray)],
                cancellationToken
            );
        }

        _taken.Clear();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Usage;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Keeps each <see cref="MonthlyUsage"/> with the reservations of its month, whoever makes them.</summary>
internal sealed class MonthlyUsages(StreamHubDbContext context, IDatabaseDialect dialect) : IUsageBound
{
    private readonly Dictionary<UsageMetric, Bound> _bounds = [];

    public void Hold(UsageMetric metric, long allowed, Func<long, CancellationToken, Task<Error>> refuse) =>
        _bounds[metric] = new Bound(allowed, refuse);

    /// <summary>What is about to be saved makes of each month, in an order that all savers share.</summary>
    public IReadOnlyList<SavedCount> PendingCounts() =>
        [
            .. context
                .ChangeTracker.Entries<UsageReservation>()
                .GroupBy(entry => (entry.Entity.OrganizationId, entry.Entity.Metric, entry.Entity.Month), ChangeOf)
                .Select(changes => (changes.Key, Amount: changes.Sum()))
                .Where(change => change.Amount != 0)
                .OrderBy(change => change.Key)
                .Select<((Guid, UsageMetric, DateOnly) Key, long Amount), SavedCount>(change =>
                    token => CountAsync(change.Key, change.Amount, token)
                ),
        ];

    private async Task<Error?> CountAsync(
        (Guid OrganizationId, UsageMetric Metric, DateOnly Month) key,
        long amount,
        CancellationToken cancellationToken
    )
    {
        var bound = _bounds.GetValueOrDefault(key.Metric, Bound.None);
        var counted = await context.Database.ExecuteSqlRawAsync(
            dialect.CountUsage,
            [key.OrganizationId, key.Metric.ToString(), key.Month, amount, bound.Allowed],
            cancellationToken
        );
        if (counted > 0)
        {
            return null;
        }

        var used = await context
            .Set<MonthlyUsage>()
            .IgnoreQueryFilters()
            .Where(usage =>
                usage.OrganizationId == key.OrganizationId && usage.Metric == key.Metric && usage.Month == key.Month
            )
            .Select(usage => usage.Used)
            .FirstOrDefaultAsync(cancellationToken);
        return await bound.Refuse(used, cancellationToken);
    }

    // A reservation changes only by being given back.
    private static long ChangeOf(EntityEntry<UsageReservation> entry) =>
        entry.State switch
        {
            EntityState.Added => entry.Entity.Counted,
            EntityState.Modified => entry.Entity.Counted - CountedBefore(entry),
            EntityState.Deleted => -CountedBefore(entry),
            _ => 0,
        };

    private static long CountedBefore(EntityEntry<UsageReservation> entry) =>
        entry.Property(reservation => reservation.GivenBackAt).OriginalValue is null ? entry.Entity.Amount : 0;

    private sealed record Bound(long Allowed, Func<long, CancellationToken, Task<Error>> Refuse)
    {
        /// <summary>Whoever reserves must say how much is allowed: nothing is, otherwise.</summary>
        public static readonly Bound None = new(
            0,
            (_, _) => throw new InvalidOperationException("Usage was reserved without a bound.")
        );
    }
}

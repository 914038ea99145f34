using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Keeps each organization's <see cref="LibraryUsage"/> with its videos and files, whoever changes them.</summary>
internal sealed class LibraryUsages(StreamHubDbContext context, IDatabaseDialect dialect) : ILibraryBound
{
    private long _allowedBytes = long.MaxValue;
    private Func<long, CancellationToken, Task<Error>>? _refuse;

    public void Hold(long allowedBytes, Func<long, CancellationToken, Task<Error>> refuse)
    {
        _allowedBytes = allowedBytes;
        _refuse = refuse;
    }

    /// <summary>What is about to be saved makes of each organization's library, in an order that all savers share.</summary>
    public IReadOnlyList<SavedCount> PendingCounts() =>
        [
            .. context
                .ChangeTracker.Entries<ITakesStorage>()
                .GroupBy(entry => entry.Entity.OrganizationId, ChangeOf)
                .Select(changes => (changes.Key, Bytes: changes.Sum()))
                .Where(change => change.Bytes != 0)
                .OrderBy(change => change.Key)
                .Select<(Guid Key, long Bytes), SavedCount>(change =>
                    token => CountAsync(change.Key, change.Bytes, token)
                ),
        ];

    private async Task<Error?> CountAsync(Guid organizationId, long bytes, CancellationToken cancellationToken)
    {
        var counted = await context.Database.ExecuteSqlRawAsync(
            dialect.CountStorage,
            [organizationId, bytes, _allowedBytes],
            cancellationToken
        );
        if (counted > 0)
        {
            return null;
        }

        var used = await context
            .Set<LibraryUsage>()
            .IgnoreQueryFilters()
            .Where(usage => usage.OrganizationId == organizationId)
            .Select(usage => usage.UsedBytes)
            .FirstOrDefaultAsync(cancellationToken);
        return await _refuse!(used, cancellationToken);
    }

    private static long ChangeOf(EntityEntry<ITakesStorage> entry)
    {
        // By its name: the interface itself is not in the model.
        var before = entry.State == EntityState.Added ? 0 : (long)CountedBytes(entry).OriginalValue!;
        return entry.State switch
        {
            EntityState.Added or EntityState.Modified => entry.Entity.CountedBytes - before,
            EntityState.Deleted => -before,
            _ => 0,
        };
    }

    private static PropertyEntry CountedBytes(EntityEntry<ITakesStorage> entry) =>
        entry.Property(nameof(ITakesStorage.CountedBytes));
}

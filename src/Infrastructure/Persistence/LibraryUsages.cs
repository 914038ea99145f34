using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Keeps each organization's <see cref="LibraryUsage"/> with its videos: what the changes of a save make of it is added in
/// the same transaction, whoever changed them. Those who save at once wait for each other at that row, for no longer than
/// the commit, and nobody has to start anew.
/// </summary>
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
    public IReadOnlyList<(Guid OrganizationId, long Bytes)> PendingChanges() =>
        [
            .. context
                .ChangeTracker.Entries<Video>()
                .GroupBy(entry => entry.Entity.OrganizationId, ChangeOf)
                .Select(changes => (changes.Key, Bytes: changes.Sum()))
                .Where(change => change.Bytes != 0)
                .OrderBy(change => change.Key),
        ];

    /// <returns>Why the library may not take it; nothing was counted then.</returns>
    public async Task<Error?> CountAsync(
        IReadOnlyList<(Guid OrganizationId, long Bytes)> changes,
        CancellationToken cancellationToken
    )
    {
        foreach (var (organizationId, bytes) in changes)
        {
            var counted = await context.Database.ExecuteSqlRawAsync(
                dialect.CountStorage,
                [organizationId, bytes, _allowedBytes],
                cancellationToken
            );
            if (counted == 0)
            {
                var used = await context
                    .Set<LibraryUsage>()
                    .IgnoreQueryFilters()
                    .Where(usage => usage.OrganizationId == organizationId)
                    .Select(usage => usage.UsedBytes)
                    .FirstOrDefaultAsync(cancellationToken);
                return await _refuse!(used, cancellationToken);
            }
        }

        return null;
    }

    private static long ChangeOf(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<Video> entry)
    {
        var counted = entry.Property(video => video.CountedBytes);
        return entry.State switch
        {
            EntityState.Added => counted.CurrentValue,
            EntityState.Modified => counted.CurrentValue - counted.OriginalValue,
            EntityState.Deleted => -counted.OriginalValue,
            _ => 0,
        };
    }
}

using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Keeps each organization's <see cref="LibraryUsage"/> with its videos, whoever changes them.</summary>
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
                .ChangeTracker.Entries<Video>()
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

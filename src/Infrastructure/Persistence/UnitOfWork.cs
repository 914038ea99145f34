using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Events;
using StreamHub.Infrastructure.Messaging;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class UnitOfWork(
    StreamHubDbContext context,
    IDatabaseDialect dialect,
    LibraryUsages libraries,
    MonthlyUsages months,
    EventLogWriter events,
    CurrentMessage message,
    RelaySignal relay
) : IUnitOfWork
{
    private bool _commitIsDeferred;

    /// <summary>Keeps everything that is saved in one transaction, which somebody else ends.</summary>
    public void DeferCommit() => _commitIsDeferred = true;

    /// <summary>Ends the transaction that was kept open.</summary>
    public async Task CommitDeferredAsync(CancellationToken cancellationToken)
    {
        await events.AppendAsync(cancellationToken);
        await context.Database.CommitTransactionAsync(cancellationToken);
        relay.Wake();
    }

    public async Task<Error?> SaveChangesAsync(CancellationToken cancellationToken)
    {
        if (_commitIsDeferred && context.Database.CurrentTransaction is null)
        {
            await context.Database.BeginTransactionAsync(cancellationToken);
        }

        var queues = context.ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State == EntityState.Added);
        if (await TrySaveAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (queues)
        {
            relay.Wake();
        }

        return null;
    }

    public Task<Error?> CommitAsync(CancellationToken cancellationToken)
    {
        message.RemoveFrom(context);
        return SaveChangesAsync(cancellationToken);
    }

    public void Reset() => context.ChangeTracker.Clear();

    private async Task<Error?> TrySaveAsync(CancellationToken cancellationToken)
    {
        context.ChangeTracker.DetectChanges();
        SavedCount[] counts = [.. libraries.PendingCounts(), .. months.PendingCounts()];
        var isAlone = counts.Length == 0 && (_commitIsDeferred || !events.HasEvents);
        var refusal = isAlone
            ? await TryWriteAsync(cancellationToken)
            : await TrySaveTogetherAsync(counts, cancellationToken);
        if (refusal is null && _commitIsDeferred)
        {
            events.Take();
        }

        return refusal;
    }

    // What was written must go with what was refused, within a transaction that somebody else ends too.
    private async Task<Error?> TrySaveTogetherAsync(SavedCount[] counts, CancellationToken cancellationToken)
    {
        const string Savepoint = "before_writing";
        if (context.Database.CurrentTransaction is { } outer)
        {
            await outer.CreateSavepointAsync(Savepoint, cancellationToken);
            var refused = await WriteAndCountAsync(counts, cancellationToken);
            if (refused is not null)
            {
                await outer.RollbackToSavepointAsync(Savepoint, cancellationToken);
            }

            return refused;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await WriteAndCountAsync(counts, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await events.AppendAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    // Written first: who loses a race for a video must not count what the winner has counted.
    private async Task<Error?> WriteAndCountAsync(SavedCount[] counts, CancellationToken cancellationToken)
    {
        var refusal = await TryWriteAsync(cancellationToken);
        for (var i = 0; refusal is null && i < counts.Length; i++)
        {
            refusal = await counts[i](cancellationToken);
        }

        return refusal;
    }

    private async Task<Error?> TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ConcurrencyErrors.ChangedMeanwhile;
        }
        catch (DbUpdateException exception) when (exception.InnerException is DbException cause)
        {
            if (dialect.IsUniqueViolation(cause, out var constraint))
            {
                return ConcurrencyErrors.ForConstraint(constraint);
            }

            if (dialect.IsReferenceViolation(cause))
            {
                return ConcurrencyErrors.ChangedMeanwhile;
            }

            throw;
        }
    }
}

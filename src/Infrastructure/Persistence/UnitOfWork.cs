using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Messaging;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class UnitOfWork(
    StreamHubDbContext context,
    IDatabaseDialect dialect,
    CurrentMessage message,
    RelaySignal relay
) : IUnitOfWork
{
    private bool _commitIsDeferred;

    /// <summary>Keeps everything that is saved in one transaction, which somebody else ends.</summary>
    public void DeferCommit() => _commitIsDeferred = true;

    public async Task<Error?> SaveChangesAsync(CancellationToken cancellationToken)
    {
        if (_commitIsDeferred && context.Database.CurrentTransaction is null)
        {
            await context.Database.BeginTransactionAsync(cancellationToken);
        }

        var queues = context.ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State == EntityState.Added);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
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

            throw;
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
}

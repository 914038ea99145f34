using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Persistence;

internal interface IPaymentWrites
{
    /// <summary>The write that is under way for this, or a new one; it is stored when this returns.</summary>
    Task<PaymentWrite> TakeAsync(string fingerprint, CancellationToken cancellationToken);

    /// <summary>
    /// It was done. Its end is committed with what the command makes of it: where that is lost, the write counts as under
    /// way still, and the next try gets the same answer.
    /// </summary>
    void EndWithCommand(PaymentWrite write);

    /// <summary>It was refused, which does not depend on what becomes of the command.</summary>
    Task EndAsync(PaymentWrite write, CancellationToken cancellationToken);
}

internal sealed class PaymentWrites(StreamHubDbContext context, IServiceScopeFactory scopes, TimeProvider time)
    : IPaymentWrites
{
    private const int MaxTries = 5;

    public async Task<PaymentWrite> TakeAsync(string fingerprint, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxTries; attempt++)
        {
            if (await TryTakeAsync(fingerprint, cancellationToken) is { } write)
            {
                return write;
            }
        }

        throw new InvalidOperationException("Twins of a payment write begin and end faster than it can be taken.");
    }

    public void EndWithCommand(PaymentWrite write)
    {
        if (context.Set<PaymentWrite>().Local.All(tracked => tracked.Id != write.Id))
        {
            context.Remove(write);
        }
    }

    public async Task EndAsync(PaymentWrite write, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<StreamHubDbContext>()
            .Set<PaymentWrite>()
            .Where(one => one.Id == write.Id)
            .ExecuteDeleteAsync(cancellationToken);
    }

    // In a scope of its own: it must stand before the vendor is asked, whatever becomes of the command.
    private async Task<PaymentWrite?> TryTakeAsync(string fingerprint, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var writes = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var now = time.Now();
        var oldest = now - PaymentWrite.Lifetime;
        var known = await writes
            .Set<PaymentWrite>()
            .AsNoTracking()
            .FirstOrDefaultAsync(one => one.Fingerprint == fingerprint && one.StartedAt > oldest, cancellationToken);
        if (known is not null)
        {
            return known;
        }

        await writes
            .Set<PaymentWrite>()
            .Where(one => one.Fingerprint == fingerprint && one.StartedAt <= oldest)
            .ExecuteDeleteAsync(cancellationToken);
        var write = new PaymentWrite(AggregateRoot.NewId(now), fingerprint, now);
        writes.Add(write);
        var saving = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        return await saving.SaveChangesAsync(cancellationToken) is null ? write : null;
    }
}

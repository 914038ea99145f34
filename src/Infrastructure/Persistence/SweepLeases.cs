using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Lets one node at a time run a sweep. A node that dies keeps its lease until that runs out. Sweeps bear to be run twice
/// all the same: the lease saves work, it does not make anything right.
/// </summary>
internal sealed class SweepLeases(IServiceScopeFactory scopes, TimeProvider time)
{
    private readonly Guid _holder = AggregateRoot.NewId(time.Now());

    /// <returns>Whether this node may sweep until the lease ends.</returns>
    public async Task<bool> TryTakeAsync(string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var now = time.Now();
        var until = now + duration;
        var taken = await context
            .Set<SweepLease>()
            .Where(lease => lease.Name == name && (lease.Until <= now || lease.Holder == _holder))
            .ExecuteUpdateAsync(
                lease => lease.SetProperty(one => one.Holder, _holder).SetProperty(one => one.Until, until),
                cancellationToken
            );
        return taken == 1 || await TryAddAsync(scope.ServiceProvider, context, name, until, cancellationToken);
    }

    private async Task<bool> TryAddAsync(
        IServiceProvider services,
        StreamHubDbContext context,
        string name,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        if (await context.Set<SweepLease>().AnyAsync(lease => lease.Name == name, cancellationToken))
        {
            return false;
        }

        // The first ever; a twin that is as quick loses at the key.
        context.Add(new SweepLease(name, _holder, until));
        return await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken) is null;
    }
}

using StreamHub.Application.Common;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Videos;

/// <summary>Whether the caller's organization may store so much more.</summary>
public sealed class StorageCheck(
    CurrentPlan currentPlan,
    StorageUsed storage,
    LimitRefusal refusal,
    ILibraryBound bound,
    TimeProvider time
)
{
    /// <summary>
    /// Looks before the vendor is asked, and holds what is saved later to the same: of two who look at once, the save
    /// tells who was first.
    /// </summary>
    /// <returns>Why not.</returns>
    public async Task<Error?> FindRefusalAsync(long bytes, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var holding = await currentPlan.FindAsync(now, cancellationToken);
        if (holding.Plan.Limits.StorageBytes is not { } allowed)
        {
            return null;
        }

        bound.Hold(allowed, RefuseAsync);
        var used = await storage.FindUsedAsync(now, cancellationToken);
        return used + bytes > allowed ? await RefuseAsync(used, cancellationToken) : null;

        Task<Error> RefuseAsync(long usedNow, CancellationToken cancellation) =>
            refusal.BecauseOfAsync(PlanLimit.StorageBytes, usedNow, bytes, allowed, cancellation);
    }
}

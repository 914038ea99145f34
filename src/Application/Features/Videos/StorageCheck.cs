using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Videos;

/// <summary>Whether the caller's organization may store so much more.</summary>
public sealed class StorageCheck(
    CurrentPlan currentPlan,
    IReadRepository<LibraryUsage> usages,
    IReadRepository<Plan> plans,
    ILibraryBound bound,
    ICallerContext caller,
    TimeProvider time
)
{
    private const string Limit = "storageBytes";

    /// <summary>
    /// Looks before the vendor is asked, and holds what is saved later to the same: of two who look at once, the save
    /// tells who was first.
    /// </summary>
    /// <returns>Why not.</returns>
    public async Task<Error?> FindRefusalAsync(long bytes, CancellationToken cancellationToken)
    {
        var holding = await currentPlan.FindAsync(time.Now(), cancellationToken);
        if (holding.Plan.Limits.StorageBytes is not { } allowed)
        {
            return null;
        }

        bound.Hold(allowed, RefuseAsync);
        var usage = await usages.FirstOrDefaultAsync(new UsageOf(caller.Member.OrganizationId), cancellationToken);
        var used = usage?.UsedBytes ?? 0;
        return used + bytes > allowed ? await RefuseAsync(used, cancellationToken) : null;

        async Task<Error> RefuseAsync(long usedNow, CancellationToken cancellation)
        {
            var all = await plans.ListAsync(new PlansByRank(), cancellation);
            var remedy = all.Find(plan => plan.Limits.StorageBytes is not { } limit || usedNow + bytes <= limit);
            return PlanErrors.LimitReached(Limit, usedNow, allowed, remedy?.Code);
        }
    }

    private sealed class UsageOf : Specification<LibraryUsage>
    {
        public UsageOf(Guid organizationId) => Query.Where(usage => usage.OrganizationId == organizationId);
    }
}

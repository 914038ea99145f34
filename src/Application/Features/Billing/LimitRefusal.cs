using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

/// <summary>Says that a plan does not allow more of something, and which plan would.</summary>
public sealed class LimitRefusal(IReadRepository<Plan> plans)
{
    /// <param name="wanted">How much more than <paramref name="used"/> was asked for.</param>
    public async Task<Error> BecauseOfAsync(
        PlanLimit limit,
        long used,
        long wanted,
        long allowed,
        CancellationToken cancellationToken
    )
    {
        var all = await plans.ListAsync(new PlansByRank(), cancellationToken);
        return PlanErrors.LimitReached(limit, used, allowed, limit.LeastAllowing(all, used + wanted));
    }
}

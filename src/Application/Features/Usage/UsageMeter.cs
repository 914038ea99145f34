using StreamHub.Application.Common;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Usage;

namespace StreamHub.Application.Features.Usage;

/// <summary>
/// Takes what work needs of the month's allowance, and gives it back; both as part of the command's transaction, which
/// should be one that runs again on a conflict.
/// </summary>
public sealed class UsageMeter(
    CurrentPlan currentPlan,
    LimitRefusal refusal,
    IReadRepository<MonthlyUsage> usages,
    IRepository<UsageReservation> reservations,
    IUsageBound bound,
    TimeProvider time
)
{
    /// <summary>
    /// Looks before anything is done, and holds what is saved later to the same: of two who look at once, the save tells
    /// who was first.
    /// </summary>
    /// <param name="id">Of the work that it is for: reserved again, it is what was reserved before.</param>
    /// <returns>Why not.</returns>
    public async Task<Error?> ReserveAsync(
        Guid id,
        Guid organizationId,
        UsageMetric metric,
        long amount,
        CancellationToken cancellationToken
    )
    {
        if (await reservations.GetAsync(id, cancellationToken) is not null)
        {
            return null;
        }

        var now = time.Now();
        var holding = await currentPlan.FindAsync(organizationId, now, cancellationToken);
        var allowed = metric.Limit().Of(holding.Plan.Limits) ?? long.MaxValue;
        var usage = await usages.FirstOrDefaultAsync(
            new UsageOfMonth(organizationId, metric, UsageMonth.Of(now)),
            cancellationToken
        );
        var used = usage?.Used ?? 0;
        if (amount > allowed - used)
        {
            return await RefuseAsync(used, cancellationToken);
        }

        bound.Hold(metric, allowed, RefuseAsync);
        reservations.Add(UsageReservation.Take(id, organizationId, metric, amount, now));
        return null;

        Task<Error> RefuseAsync(long usedNow, CancellationToken cancellation) =>
            refusal.BecauseOfAsync(metric.Limit(), usedNow, amount, allowed, cancellation);
    }

    /// <summary>Whoever gives back twice, or what was never reserved, changes nothing.</summary>
    public async Task GiveBackAsync(Guid id, CancellationToken cancellationToken)
    {
        var reservation = await reservations.GetAsync(id, cancellationToken);
        reservation?.GiveBack(time.Now());
    }
}

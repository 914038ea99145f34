using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

/// <param name="Plan">What it is a subscription to.</param>
public sealed record RunningSubscription(Subscription Subscription, Plan Plan);

/// <param name="Subscription">The subscription that gives the plan; <c>null</c> for the free one.</param>
public sealed record PlanHolding(Plan Plan, Subscription? Subscription, DateTimeOffset? GrantedUntil)
{
    /// <returns>The best plan that one of the subscriptions gives now; <c>null</c> when none gives any.</returns>
    public static PlanHolding? Best(IEnumerable<RunningSubscription> running, DateTimeOffset now) =>
        running
            .Select(one => new PlanHolding(one.Plan, one.Subscription, one.Subscription.GrantsUntil(now)))
            .Where(holding => holding.GrantedUntil is not null)
            .OrderByDescending(holding => holding.Plan.Rank)
            .ThenByDescending(holding => holding.GrantedUntil)
            .FirstOrDefault();
}

/// <summary>
/// Which plan the caller's organization holds now: its best running subscription's, else the free one. Looked up once for
/// what a request decides at one moment.
/// </summary>
public sealed class CurrentPlan(ISubscriptionReads subscriptions)
{
    private (DateTimeOffset Moment, PlanHolding Holding)? _found;

    public async Task<PlanHolding> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_found is not { } found || found.Moment != now)
        {
            found = (now, await LookUpAsync(now, cancellationToken));
            _found = found;
        }

        return found.Holding;
    }

    private async Task<PlanHolding> LookUpAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        PlanHolding.Best(await subscriptions.ListRunningAsync(cancellationToken), now)
        ?? new PlanHolding(await FreePlanAsync(cancellationToken), Subscription: null, GrantedUntil: null);

    private async Task<Plan> FreePlanAsync(CancellationToken cancellationToken) =>
        await subscriptions.FindPlanAsync(PlanCatalogue.FreeCode, cancellationToken)
        ?? throw new InvalidOperationException("The catalogue has no free plan.");
}

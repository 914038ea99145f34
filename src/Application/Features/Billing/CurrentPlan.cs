using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

/// <param name="Subscription">The subscription that gives the plan; <c>null</c> for the free one.</param>
public sealed record PlanHolding(Plan Plan, Subscription? Subscription, DateTimeOffset? GrantedUntil)
{
    /// <summary>The best plan that one of the subscriptions gives now, else the free one.</summary>
    public static PlanHolding Best(
        IEnumerable<Subscription> subscriptions,
        IReadOnlyCollection<Plan> catalogue,
        DateTimeOffset now
    ) =>
        subscriptions
            .Select(subscription => (Subscription: subscription, Until: subscription.GrantsUntil(now)))
            .Where(candidate => candidate.Until is not null)
            .Select(candidate => new PlanHolding(
                catalogue.Single(plan => plan.Code == candidate.Subscription.PlanCode),
                candidate.Subscription,
                candidate.Until
            ))
            .OrderByDescending(holding => holding.Plan.Rank)
            .ThenByDescending(holding => holding.GrantedUntil)
            .FirstOrDefault()
        ?? new PlanHolding(catalogue.Single(plan => plan.Code == PlanCatalogue.FreeCode), null, null);
}

/// <summary>Which plan the caller's organization holds now.</summary>
public sealed class CurrentPlan(IReadRepository<Subscription> subscriptions, IReadRepository<Plan> plans)
{
    public async Task<PlanHolding> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var running = await subscriptions.ListAsync(new SubscriptionsThatMayGrant(), cancellationToken);
        var catalogue = await plans.ListAsync(new PlansByRank(), cancellationToken);
        return PlanHolding.Best(running, catalogue, now);
    }
}

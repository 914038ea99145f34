using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

/// <param name="Plan">What it is a subscription to.</param>
public sealed record RunningSubscription(Subscription Subscription, Plan Plan);

/// <summary>Why an organization holds its plan.</summary>
public enum PlanGround
{
    /// <summary>It is the free plan, which everybody has.</summary>
    Free,
    Trial,
    Paid,

    /// <summary>A payment failed, and the days that it may be made up for are not over.</summary>
    Grace,
}

/// <param name="Subscription">The subscription that gives the plan; <c>null</c> for the free one.</param>
public sealed record PlanHolding(Plan Plan, Subscription? Subscription, DateTimeOffset? GrantedUntil)
{
    public PlanGround Ground =>
        Subscription?.Status switch
        {
            null => PlanGround.Free,
            SubscriptionStatus.Trialing => PlanGround.Trial,
            SubscriptionStatus.PastDue => PlanGround.Grace,
            _ => PlanGround.Paid,
        };

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
/// Which plan an organization holds now: its best running subscription's, else the free one. Looked up once for what a
/// request decides at one moment.
/// </summary>
public sealed class CurrentPlan(ISubscriptionReads subscriptions, ICallerContext caller)
{
    private (Guid OrganizationId, DateTimeOffset Moment, PlanHolding Holding)? _found;

    /// <summary>Of the caller's organization.</summary>
    public Task<PlanHolding> FindAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        FindAsync(caller.Member.OrganizationId, now, cancellationToken);

    /// <summary>Of an organization that the caller need not act for: who is invited does not yet.</summary>
    public async Task<PlanHolding> FindAsync(
        Guid organizationId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (_found is not { } found || found.OrganizationId != organizationId || found.Moment != now)
        {
            found = (organizationId, now, await LookUpAsync(organizationId, now, cancellationToken));
            _found = found;
        }

        return found.Holding;
    }

    private async Task<PlanHolding> LookUpAsync(
        Guid organizationId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        PlanHolding.Best(await subscriptions.ListRunningAsync(organizationId, cancellationToken), now)
        ?? new PlanHolding(await FreePlanAsync(cancellationToken), Subscription: null, GrantedUntil: null);

    private async Task<Plan> FreePlanAsync(CancellationToken cancellationToken) =>
        await subscriptions.FindPlanAsync(PlanCatalogue.FreeCode, cancellationToken)
        ?? throw new InvalidOperationException("The catalogue has no free plan.");
}

using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

public sealed class PlansByRank : Specification<Plan, Plan>
{
    public PlansByRank()
    {
        Query.OrderBy(plan => plan.Rank);
        Select(plan => plan);
    }
}

internal sealed class PlansOnSale : Specification<Plan, Plan>
{
    public PlansOnSale()
    {
        Query.Where(plan => plan.IsOnSale).OrderBy(plan => plan.Rank);
        Select(plan => plan);
    }
}

/// <summary>To change one: plans are judged beside each other.</summary>
internal sealed class AllPlans : Specification<Plan>;

internal sealed class PlanByCode : Specification<Plan>
{
    public PlanByCode(string code) => Query.Where(plan => plan.Code == code);
}

/// <summary>Of several organizations, because requests that come at the same time share the query.</summary>
public sealed class SubscriptionsThatMayGrant : Specification<Subscription>
{
    public SubscriptionsThatMayGrant(IReadOnlyCollection<Guid> organizationIds) =>
        Query
            .Where(subscription => organizationIds.Contains(subscription.OrganizationId))
            .Where(subscription =>
                subscription.Status == SubscriptionStatus.Active
                || subscription.Status == SubscriptionStatus.Trialing
                || subscription.Status == SubscriptionStatus.PastDue
            )
            .AcrossOrganizations();
}

/// <summary>Those that the vendor may still take money for.</summary>
internal sealed class UnendedSubscriptions : Specification<Subscription, Subscription>
{
    public UnendedSubscriptions()
    {
        Query
            .Where(SubscriptionsThat.HaveNotEnded)
            .OrderByDescending(subscription => subscription.CurrentPeriodEnd)
            .Take(1);
        Select(subscription => subscription);
    }
}

/// <summary>Those that have begun and not ended; what never began is no reason not to buy.</summary>
internal sealed class RunningSubscriptions : Specification<Subscription>
{
    public RunningSubscriptions() =>
        Query
            .Where(SubscriptionsThat.HaveNotEnded)
            .Where(subscription => subscription.Status != SubscriptionStatus.Incomplete);
}

/// <summary>Also one that has ended: what comes late about it concerns its organization still.</summary>
internal sealed class BillingCustomerByExternalId : Specification<BillingCustomer>
{
    public BillingCustomerByExternalId(string externalId) => Query.Where(customer => customer.ExternalId == externalId);
}

internal sealed class BillingCustomerOf : Specification<BillingCustomer>
{
    public BillingCustomerOf(Guid organizationId) =>
        Query.Where(customer => customer.OrganizationId == organizationId && customer.EndedAt == null);
}

/// <summary>The customer that an organization had last, of those that the vendor deleted.</summary>
internal sealed class LastEndedCustomerOf : Specification<BillingCustomer>
{
    public LastEndedCustomerOf(Guid organizationId) =>
        Query
            .Where(customer => customer.OrganizationId == organizationId && customer.EndedAt != null)
            .OrderByDescending(customer => customer.EndedAt)
            .OrderByDescending(customer => customer.Id)
            .Take(1);
}

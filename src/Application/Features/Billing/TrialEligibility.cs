using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Whether the caller's organization may have a trial: it has had none, and never a subscription, which would have been
/// the moment for one.
/// </summary>
public sealed class TrialEligibility(
    IReadRepository<OrganizationTrial> trials,
    IReadRepository<Subscription> subscriptions
)
{
    public async Task<bool> IsEligibleAsync(Guid organizationId, CancellationToken cancellationToken) =>
        !await trials.AnyAsync(new TrialOf(organizationId), cancellationToken)
        && !await subscriptions.AnyAsync(new BegunSubscriptionsOf(organizationId), cancellationToken);

    private sealed class BegunSubscriptionsOf : Specification<Subscription>
    {
        public BegunSubscriptionsOf(Guid organizationId) =>
            Query.Where(subscription =>
                subscription.OrganizationId == organizationId
                && subscription.Status != SubscriptionStatus.Incomplete
                && subscription.Status != SubscriptionStatus.Expired
            );
    }
}

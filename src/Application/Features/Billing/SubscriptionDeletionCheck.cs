using StreamHub.Application.Features.Organizations;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>An organization stays as long as it may be charged: nobody could cancel for it afterwards.</summary>
public sealed class SubscriptionDeletionCheck(IReadRepository<Subscription> subscriptions) : IOrganizationDeletionCheck
{
    public async Task<Error?> FindBlockerAsync(CancellationToken cancellationToken)
    {
        var unended = await subscriptions.FirstOrDefaultAsync(new UnendedSubscriptions(), cancellationToken);
        return unended is null ? null : BillingErrors.OrganizationHasSubscription(unended);
    }
}

using StreamHub.Application.Common;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Follows what became of a customer. What it pays with is told with each of its subscriptions, so those are asked for
/// again. A customer that the vendor has deleted ends our link to it, and with it the organization's subscriptions: the
/// vendor takes no money from one that is gone.
/// </summary>
public sealed class CustomerRefresh(
    IRepository<BillingCustomer> customers,
    IRepository<Subscription> subscriptions,
    SubscriptionRefresh refresh,
    BillingNotices notices,
    IPaymentLedger ledger,
    TimeProvider time
)
{
    public async Task<Result<WebhookOutcome>> RunAsync(string externalId, CancellationToken cancellationToken)
    {
        var customer = await customers.FirstOrDefaultAsync(
            new BillingCustomerByExternalId(externalId),
            cancellationToken
        );
        if (customer is null)
        {
            return WebhookOutcome.Ignored(BillingErrors.CustomerUnknown.Message);
        }

        var isThere = await ledger.HasCustomerAsync(externalId, cancellationToken);
        if (!isThere.IsSuccess)
        {
            return isThere.Error;
        }

        if (!isThere.Value)
        {
            customer.End(time.Now());
        }

        var unended = await subscriptions.ListAsync(
            new UnendedSubscriptionsOf(customer.OrganizationId),
            cancellationToken
        );
        foreach (var subscription in unended)
        {
            var refreshed = await refresh.RunAsync(subscription.ExternalId, cancellationToken);
            if (!refreshed.IsSuccess)
            {
                return refreshed.Error;
            }

            // One that is still there is a later customer's: the refresh has told.
            if (!isThere.Value && refreshed.Value == SubscriptionRefreshed.UnknownAtVendor)
            {
                subscription.End(time.Now());
                await notices.TellAsync(subscription, cancellationToken);
            }
        }

        return WebhookOutcome.Processed;
    }
}

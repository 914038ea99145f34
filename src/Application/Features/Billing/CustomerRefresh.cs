using StreamHub.Application.Common;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Ends our link to a customer that the payment vendor has deleted, and with it the organization's subscriptions: the
/// vendor takes no money from a customer that is gone.
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

        if (isThere.Value)
        {
            return WebhookOutcome.Ignored("The vendor still has the customer.");
        }

        customer.End(time.Now());
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
            if (refreshed.Value == SubscriptionRefreshed.UnknownAtVendor)
            {
                subscription.End(time.Now());
                await notices.TellAsync(subscription, cancellationToken);
            }
        }

        return WebhookOutcome.Processed;
    }
}

using StreamHub.Application.Common;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>Brings our record of a refund or a dispute up to date, as <see cref="SubscriptionRefresh"/> does with subscriptions.</summary>
public sealed class ReversalRefresh(
    IRepository<PaymentReversal> reversals,
    IRepository<BillingCustomer> customers,
    IPaymentLedger ledger,
    TimeProvider time
)
{
    /// <param name="chargeId">The charge that was refunded, wholly or in part.</param>
    public Task<Result<WebhookOutcome>> FollowRefundAsync(string chargeId, CancellationToken cancellationToken) =>
        FollowAsync(chargeId, ledger.FindRefundAsync, cancellationToken);

    public Task<Result<WebhookOutcome>> FollowDisputeAsync(string disputeId, CancellationToken cancellationToken) =>
        FollowAsync(disputeId, ledger.FindDisputeAsync, cancellationToken);

    private async Task<Result<WebhookOutcome>> FollowAsync(
        string externalId,
        Func<string, CancellationToken, Task<Result<PaymentReversalFacts?>>> find,
        CancellationToken cancellationToken
    )
    {
        var known = await reversals.FirstOrDefaultAsync(new ReversalByExternalId(externalId), cancellationToken);
        var found = await find(externalId, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value is not { } facts)
        {
            return WebhookOutcome.Ignored("The vendor has no such refund or dispute.");
        }

        if (known is not null)
        {
            known.Synchronize(facts);
            return WebhookOutcome.Processed;
        }

        var customer = facts.CustomerExternalId is { } customerId
            ? await customers.FirstOrDefaultAsync(new BillingCustomerByExternalId(customerId), cancellationToken)
            : null;
        if (customer is null)
        {
            return WebhookOutcome.Ignored(BillingErrors.CustomerUnknown.Message);
        }

        reversals.Add(PaymentReversal.Record(customer.OrganizationId, facts, time.Now()));
        return WebhookOutcome.Processed;
    }
}

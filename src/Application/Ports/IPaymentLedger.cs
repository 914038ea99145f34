using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <param name="Subscriptions">Without since when one is past due. Those for no plan of ours are left out.</param>
/// <param name="Next">What the next page comes after; <c>null</c> on the last.</param>
public sealed record SubscriptionPage(IReadOnlyList<SubscriptionState> Subscriptions, string? Next);

/// <summary>What the payment vendor has on record, read and never changed. Failures are <see cref="BillingErrors"/>.</summary>
public interface IPaymentLedger
{
    /// <summary>The subscriptions of the whole account that have not ended, page by page.</summary>
    Task<Result<SubscriptionPage>> ListSubscriptionsAsync(string? after, CancellationToken cancellationToken);

    /// <returns>False for one that the vendor has deleted, or never had.</returns>
    Task<Result<bool>> HasCustomerAsync(string externalId, CancellationToken cancellationToken);

    /// <returns><c>null</c> when nothing of the charge went back.</returns>
    Task<Result<PaymentReversalFacts?>> FindRefundAsync(string chargeExternalId, CancellationToken cancellationToken);

    /// <returns><c>null</c> when the vendor has no such dispute.</returns>
    Task<Result<PaymentReversalFacts?>> FindDisputeAsync(string externalId, CancellationToken cancellationToken);
}

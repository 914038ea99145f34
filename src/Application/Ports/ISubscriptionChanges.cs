using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Ports;

/// <param name="SubscriptionExternalId">The subscription that is to be for the plan.</param>
/// <param name="ProrationDate">From when the change is counted, in whole seconds; now when <c>null</c>.</param>
public sealed record SubscriptionChange(
    string SubscriptionExternalId,
    Plan Plan,
    BillingInterval Interval,
    DateTimeOffset? ProrationDate
);

/// <param name="Amount">In minor units; negative is given back.</param>
public sealed record ChangeLine(string? Description, long Amount, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd);

/// <summary>What a change would cost at once. Amounts are in minor units of the currency.</summary>
/// <param name="AmountDue">What is charged at once.</param>
/// <param name="Total">The sum of the lines; below zero it is kept as credit for later invoices.</param>
public sealed record ChangeCost(string Currency, long AmountDue, long Total, IReadOnlyList<ChangeLine> Lines);

/// <summary>Changes subscriptions at the payment vendor. Failures are <see cref="BillingErrors"/>.</summary>
public interface ISubscriptionChanges
{
    Task<Result<ChangeCost>> PreviewAsync(SubscriptionChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Changes and charges what it costs; nothing changes where the payment is declined. Where the bank asks the customer,
    /// it is changed, and <see cref="BillingErrors.PaymentActionRequired"/> leads to the page that goes on.
    /// </summary>
    Task<Result> ChangeAsync(SubscriptionChange change, CancellationToken cancellationToken);

    Task<Result> CancelAtPeriodEndAsync(string externalId, CancellationToken cancellationToken);

    /// <summary>Ends it at once; what was paid is not given back.</summary>
    Task<Result> CancelNowAsync(string externalId, CancellationToken cancellationToken);

    /// <summary>Takes back that it is to end.</summary>
    Task<Result> KeepAsync(string externalId, CancellationToken cancellationToken);

    /// <summary>Begins a new period of a paused one, which is charged.</summary>
    Task<Result> UnpauseAsync(string externalId, CancellationToken cancellationToken);
}

using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

public enum PaymentReversalState
{
    Refunded,
    Disputed,
    DisputeWon,
    DisputeLost,
}

/// <summary>Money that went back, or may, as the payment vendor tells it at one moment.</summary>
/// <param name="ExternalId">The dispute's id, or the charge's where it was refunded: refunds of one charge add up.</param>
/// <param name="Amount">In minor units of <paramref name="Currency"/>, an ISO 4217 code in lower case.</param>
/// <param name="Reason">The vendor's word for why; <c>null</c> for refunds.</param>
public sealed record PaymentReversalFacts(
    string ExternalId,
    string ChargeExternalId,
    string? CustomerExternalId,
    PaymentReversalState State,
    long Amount,
    string Currency,
    string? Reason,
    DateTimeOffset OccurredAt
);

/// <summary>
/// The record of a refund or a dispute, for the organization and for staff. It changes no plan: whether a disputed payment
/// ends a subscription is set at the vendor, whose word on the subscription counts here too.
/// </summary>
public sealed class PaymentReversal : AggregateRoot, IOwned
{
    public const int ExternalIdMaxLength = 255;
    public const int CurrencyLength = 3;
    public const int ReasonMaxLength = 100;

    private PaymentReversal(Guid id, Guid organizationId, string externalId, string chargeExternalId, string currency)
        : base(id)
    {
        OrganizationId = organizationId;
        ExternalId = externalId;
        ChargeExternalId = chargeExternalId;
        Currency = currency;
    }

    public Guid OrganizationId { get; private set; }

    /// <summary>Unique in the database.</summary>
    public string ExternalId { get; private set; }

    public string ChargeExternalId { get; private set; }

    public PaymentReversalState State { get; private set; }

    public long Amount { get; private set; }

    public string Currency { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }

    public static PaymentReversal Record(Guid organizationId, PaymentReversalFacts facts, DateTimeOffset now)
    {
        var reversal = new PaymentReversal(
            NewId(now),
            organizationId,
            facts.ExternalId,
            facts.ChargeExternalId,
            facts.Currency
        );
        reversal.Synchronize(facts);
        return reversal;
    }

    /// <summary>Takes what was fetched after this was loaded, as <see cref="Subscription.Synchronize"/> does.</summary>
    public void Synchronize(PaymentReversalFacts facts)
    {
        if (facts.ExternalId != ExternalId)
        {
            throw new ArgumentException("This is another reversal's state.", nameof(facts));
        }

        State = facts.State;
        Amount = facts.Amount;
        Reason = facts.Reason?.Shorten(ReasonMaxLength);
        OccurredAt = facts.OccurredAt;
        CountAsChanged();
    }
}

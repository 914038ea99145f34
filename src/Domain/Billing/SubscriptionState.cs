namespace StreamHub.Domain.Billing;

public enum SubscriptionStatus
{
    Incomplete,
    Trialing,
    Active,
    PastDue,
    Unpaid,
    Paused,
    Cancelled,

    /// <summary>It never began: its first payment did not come in time.</summary>
    Expired,
}

/// <summary>A subscription as the payment vendor tells it at one moment.</summary>
public sealed record SubscriptionState(
    string ExternalId,
    string CustomerExternalId,
    string PlanCode,
    SubscriptionStatus Status,
    DateTimeOffset CurrentPeriodStart,
    DateTimeOffset CurrentPeriodEnd,
    bool CancelsAtPeriodEnd
)
{
    public BillingInterval Interval { get; init; }

    /// <summary>The vendor's price that it is billed by.</summary>
    public string? PriceExternalId { get; init; }

    /// <summary>Kept by the vendor after the trial, so that it tells of every trial that ever was.</summary>
    public DateTimeOffset? TrialStart { get; init; }

    public DateTimeOffset? TrialEnd { get; init; }

    /// <summary>When it is to end by itself, which need not be a period's end.</summary>
    public DateTimeOffset? CancelAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the vendor takes the next payment from; <c>null</c> when it has nothing.</summary>
    public PaymentMethod? PaymentMethod { get; init; }

    /// <summary>When the oldest payment that it still owes was first refused; only while it is past due.</summary>
    public DateTimeOffset? PastDueSince { get; init; }
}

using StreamHub.Domain.Common;

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
);

/// <summary>
/// Our copy of a subscription at the payment vendor. It only ever takes the state that was fetched from the vendor after
/// this aggregate was loaded, so that the version check makes a stale answer lose: also to one that changed nothing,
/// because a change was taken back meanwhile.
/// </summary>
public sealed class Subscription : AggregateRoot, IOwned
{
    public const int ExternalIdMaxLength = 255;

    /// <summary>A renewal is paid some time after the period's end; so long the old period still counts.</summary>
    public static readonly TimeSpan RenewalLeeway = TimeSpan.FromHours(24);

    private Subscription(Guid id, Guid organizationId, string externalId, string planCode)
        : base(id)
    {
        OrganizationId = organizationId;
        ExternalId = externalId;
        PlanCode = planCode;
    }

    public Guid OrganizationId { get; private set; }

    public string ExternalId { get; private set; }

    public string PlanCode { get; private set; }

    public SubscriptionStatus Status { get; private set; }

    public DateTimeOffset CurrentPeriodStart { get; private set; }

    public DateTimeOffset CurrentPeriodEnd { get; private set; }

    public bool CancelsAtPeriodEnd { get; private set; }

    public static Subscription Record(Guid organizationId, SubscriptionState state, DateTimeOffset now)
    {
        var subscription = new Subscription(NewId(now), organizationId, state.ExternalId, state.PlanCode);
        subscription.Synchronize(state);
        return subscription;
    }

    public void Synchronize(SubscriptionState state)
    {
        if (state.ExternalId != ExternalId)
        {
            throw new ArgumentException("This is another subscription's state.", nameof(state));
        }

        PlanCode = state.PlanCode;
        Status = state.Status;
        CurrentPeriodStart = state.CurrentPeriodStart;
        CurrentPeriodEnd = state.CurrentPeriodEnd;
        CancelsAtPeriodEnd = state.CancelsAtPeriodEnd;
        CountAsChanged();
    }

    /// <summary>Until when the plan's rights last, or <c>null</c> when it gives none now.</summary>
    public DateTimeOffset? GrantsUntil(DateTimeOffset now)
    {
        if (Status is not (SubscriptionStatus.Active or SubscriptionStatus.Trialing))
        {
            return null;
        }

        var until = CancelsAtPeriodEnd ? CurrentPeriodEnd : CurrentPeriodEnd + RenewalLeeway;
        return now < until ? until : null;
    }
}

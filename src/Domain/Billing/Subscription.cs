using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

/// <summary>
/// Our copy of a subscription at the payment vendor. It only ever takes the state that was fetched from the vendor after
/// this aggregate was loaded, so that the version check makes a stale answer lose: also to one that changed nothing,
/// because a change was taken back meanwhile.
/// </summary>
public sealed partial class Subscription : AggregateRoot, IOwned
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

    public BillingInterval Interval { get; private set; }

    public string? PriceExternalId { get; private set; }

    public SubscriptionStatus Status { get; private set; }

    public DateTimeOffset CurrentPeriodStart { get; private set; }

    public DateTimeOffset CurrentPeriodEnd { get; private set; }

    public DateTimeOffset? TrialEnd { get; private set; }

    public bool CancelsAtPeriodEnd { get; private set; }

    public DateTimeOffset? CancelAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset? PastDueSince { get; private set; }

    /// <summary>
    /// Until when a payment that fails costs no access. It is set when the failure is first seen and not moved by other
    /// settings afterwards: the customer was told this moment.
    /// </summary>
    public DateTimeOffset? GraceEndsAt { get; private set; }

    /// <summary>What the next payment is taken from; <c>null</c> when there is nothing, or nothing more to pay.</summary>
    public PaymentMethod? PaymentMethod { get; private set; }

    public bool HasEnded => IsEnd(Status);

    /// <summary>When it ends for good, if that is decided.</summary>
    public DateTimeOffset? EndsAt => CancelAt ?? (CancelsAtPeriodEnd ? CurrentPeriodEnd : null);

    public static Subscription Record(
        Guid organizationId,
        SubscriptionState state,
        TimeSpan gracePeriod,
        DateTimeOffset now
    )
    {
        var subscription = new Subscription(NewId(now), organizationId, state.ExternalId, state.PlanCode);
        subscription.Synchronize(state, gracePeriod, now);
        return subscription;
    }

    public void Synchronize(SubscriptionState state, TimeSpan gracePeriod, DateTimeOffset now)
    {
        if (state.ExternalId != ExternalId)
        {
            throw new ArgumentException("This is another subscription's state.", nameof(state));
        }

        var before = Facts;
        PlanCode = state.PlanCode;
        Interval = state.Interval;
        PriceExternalId = state.PriceExternalId;
        Status = state.Status;
        CurrentPeriodStart = state.CurrentPeriodStart;
        CurrentPeriodEnd = state.CurrentPeriodEnd;
        TrialEnd = state.TrialEnd;
        CancelsAtPeriodEnd = state.CancelsAtPeriodEnd;
        CancelAt = state.CancelAt;
        EndedAt = state.EndedAt;
        GraceEndsAt = state.PastDueSince == PastDueSince ? GraceEndsAt : state.PastDueSince + gracePeriod;
        PastDueSince = state.PastDueSince;
        PaymentMethod = PayingFor(state);
        CheckDueAt = FindNextCheck(now);
        CountAsChanged();
        TellChange(before, now);
    }

    /// <summary>The vendor has it no more, and will not take money for it.</summary>
    public void End(DateTimeOffset now)
    {
        var before = Facts;
        Status = SubscriptionStatus.Cancelled;
        EndedAt ??= now;
        CheckDueAt = null;
        PaymentMethod = null;
        CountAsChanged();
        TellChange(before, now);
    }

    /// <summary>
    /// Whether the vendor still says what we have. Since when it is past due is left out: the vendor's list does not tell.
    /// </summary>
    public bool AgreesWith(SubscriptionState state) =>
        state.ExternalId == ExternalId
        && state.PlanCode == PlanCode
        && state.Interval == Interval
        && state.PriceExternalId == PriceExternalId
        && state.Status == Status
        && state.CurrentPeriodStart == CurrentPeriodStart
        && state.CurrentPeriodEnd == CurrentPeriodEnd
        && state.TrialEnd == TrialEnd
        && state.CancelsAtPeriodEnd == CancelsAtPeriodEnd
        && state.CancelAt == CancelAt
        && state.EndedAt == EndedAt
        && PayingFor(state) == PaymentMethod
        && (Status != SubscriptionStatus.PastDue || PastDueSince is not null);

    /// <summary>Until when the plan's rights last, or <c>null</c> when it gives none now.</summary>
    public DateTimeOffset? GrantsUntil(DateTimeOffset now)
    {
        var until = Status switch
        {
            SubscriptionStatus.Active or SubscriptionStatus.Trialing => Earlier(
                EndsAt,
                CurrentPeriodEnd + RenewalLeeway
            ),
            SubscriptionStatus.PastDue => Earlier(EndsAt, GraceEndsAt),
            _ => null,
        };
        return now < until ? until : null;
    }

    private static bool IsEnd(SubscriptionStatus status) =>
        status is SubscriptionStatus.Cancelled or SubscriptionStatus.Expired;

    private static PaymentMethod? PayingFor(SubscriptionState state) =>
        IsEnd(state.Status) ? null : state.PaymentMethod;

    private static DateTimeOffset? Earlier(DateTimeOffset? end, DateTimeOffset? other) => end < other ? end : other;
}

using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

public enum BillingNoticeKind
{
    TrialEnding,
    PaymentFailed,
    PlanEnded,
}

/// <summary>
/// That an organization is told something about its subscription. The database takes one of each kind about the same
/// moment, so that it is told once.
/// </summary>
public sealed class BillingNotice : AggregateRoot, IOwned
{
    private BillingNotice(Guid id, Guid organizationId, Guid subscriptionId)
        : base(id)
    {
        OrganizationId = organizationId;
        SubscriptionId = subscriptionId;
    }

    public Guid OrganizationId { get; private set; }

    public Guid SubscriptionId { get; private set; }

    public BillingNoticeKind Kind { get; private set; }

    /// <summary>The trial's end, the first refusal of a payment, or the beginning of the period that the plan ended in.</summary>
    public DateTimeOffset About { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static BillingNotice Of(
        Subscription subscription,
        BillingNoticeKind kind,
        DateTimeOffset about,
        DateTimeOffset now
    ) =>
        new(NewId(now), subscription.OrganizationId, subscription.Id)
        {
            Kind = kind,
            About = about,
            CreatedAt = now,
        };
}

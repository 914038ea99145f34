using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

/// <summary>
/// That an organization has had its trial: one, which the database holds to. It outlives subscription and customer, so that
/// who leaves and comes back gets no second one.
/// </summary>
public sealed class OrganizationTrial : AggregateRoot, IOwned
{
    private OrganizationTrial(Guid id, Guid organizationId, string subscriptionExternalId)
        : base(id)
    {
        OrganizationId = organizationId;
        SubscriptionExternalId = subscriptionExternalId;
    }

    public Guid OrganizationId { get; private set; }

    public string SubscriptionExternalId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public static OrganizationTrial Of(
        Guid organizationId,
        string subscriptionExternalId,
        DateTimeOffset startedAt,
        DateTimeOffset now
    ) => new(NewId(now), organizationId, subscriptionExternalId) { StartedAt = startedAt };
}

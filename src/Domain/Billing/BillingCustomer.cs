using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

/// <summary>The payment vendor's customer that stands for an organization: one each way, which the database holds to.</summary>
public sealed class BillingCustomer : AggregateRoot, IOwned
{
    public const int ExternalIdMaxLength = 255;

    private BillingCustomer(Guid id, Guid organizationId, string externalId)
        : base(id)
    {
        OrganizationId = organizationId;
        ExternalId = externalId;
    }

    public Guid OrganizationId { get; private set; }

    public string ExternalId { get; private set; }

    public static BillingCustomer Link(Guid organizationId, string externalId, DateTimeOffset now) =>
        new(NewId(now), organizationId, externalId);
}

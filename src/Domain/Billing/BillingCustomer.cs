using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

/// <summary>
/// The payment vendor's customer that stands for an organization: one at a time each way, which the database holds to. A
/// customer that was deleted there is kept here, so that what comes late about it still finds its organization.
/// </summary>
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

    /// <summary>Since when the vendor has it no more, and the organization's next checkout makes another.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public static BillingCustomer Link(Guid organizationId, string externalId, DateTimeOffset now) =>
        new(NewId(now), organizationId, externalId);

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

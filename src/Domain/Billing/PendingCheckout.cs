using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

/// <summary>
/// The page at the payment vendor where an organization can buy: one at a time, which the database holds to, so that
/// nobody pays on two. Whether it is open still is asked of the vendor.
/// </summary>
public sealed class PendingCheckout : AggregateRoot, IOwned
{
    public const int ExternalIdMaxLength = 255;
    public const int TermsLength = 64;

    private PendingCheckout(Guid id, Guid organizationId, string externalId, string terms)
        : base(id)
    {
        OrganizationId = organizationId;
        ExternalId = externalId;
        Terms = terms;
    }

    /// <summary>Unique in the database.</summary>
    public Guid OrganizationId { get; private set; }

    public string ExternalId { get; private set; }

    /// <summary>A digest of what is sold on it and where it leads: asked for the same, the same page is given.</summary>
    public string Terms { get; private set; }

    public static PendingCheckout Open(Guid organizationId, string externalId, string terms, DateTimeOffset now) =>
        new(NewId(now), organizationId, externalId, terms);

    /// <summary>Another page takes the place of the one before, which can no longer be paid.</summary>
    public void Replace(string externalId, string terms)
    {
        ExternalId = externalId;
        Terms = terms;
        CountAsChanged();
    }
}

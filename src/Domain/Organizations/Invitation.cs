using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Domain.Organizations;

/// <summary>
/// An open offer of a place in an organization, made to an address; one an address, which the database holds to. Whatever
/// ends it removes it, so that there is nothing to use twice.
/// </summary>
public sealed class Invitation : IOwned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    internal Invitation(
        Guid id,
        Guid organizationId,
        EmailAddress email,
        OrganizationRole role,
        Guid invitedById,
        DateTimeOffset createdAt
    )
    {
        Id = id;
        OrganizationId = organizationId;
        Email = email;
        NormalizedEmail = email.Normalized;
        Role = role;
        InvitedById = invitedById;
        CreatedAt = createdAt;
        ExpiresAt = createdAt + Lifetime;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public EmailAddress Email { get; private set; }

    public string NormalizedEmail { get; private set; }

    public OrganizationRole Role { get; private set; }

    public Guid InvitedById { get; private set; }

    /// <summary>Of the token in the mailed link; <c>null</c> until a mail is on its way.</summary>
    public string? TokenHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Only who has proven that the address is theirs: a forwarded mail lets nobody else in.</summary>
    public bool IsFor(User user) => user.EmailConfirmedAt is not null && IsAddressedTo(user);

    internal bool IsAddressedTo(User user) => user.NormalizedEmail == NormalizedEmail;

    /// <summary>Offers anew: the link that was mailed before leads nowhere from here on.</summary>
    internal void Renew(OrganizationRole role, Guid invitedById, DateTimeOffset now)
    {
        Role = role;
        InvitedById = invitedById;
        TokenHash = null;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    internal void GiveToken(string tokenHash) => TokenHash = tokenHash;
}

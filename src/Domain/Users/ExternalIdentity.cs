using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

public enum IdentityVendor
{
    Clerk,
}

/// <summary>
/// A person as an identity vendor knows them, and the account here that is theirs. One that the vendor deleted stays, so
/// that what the vendor said before, and comes late, does not bring it back.
/// </summary>
public sealed class ExternalIdentity : AggregateRoot
{
    public const int SubjectMaxLength = 255;

    private ExternalIdentity(Guid id, IdentityVendor vendor, string subject, DateTimeOffset updatedAt)
        : base(id)
    {
        Vendor = vendor;
        Subject = subject;
        UpdatedAt = updatedAt;
    }

    public IdentityVendor Vendor { get; private set; }

    /// <summary>The vendor's name for the person; unique together with the vendor.</summary>
    public string Subject { get; private set; }

    /// <summary>The account; <c>null</c> once the person is deleted. Unique: nobody comes in by two identities.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>By the vendor's clock: how new our knowledge is.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public static ExternalIdentity Link(ExternalPerson person, Guid userId, DateTimeOffset now) =>
        new(NewId(now), person.Vendor, person.Subject, person.UpdatedAt) { UserId = userId };

    /// <summary>Somebody who was deleted before we ever heard of them.</summary>
    public static ExternalIdentity DeletedBeforeKnown(IdentityVendor vendor, string subject, DateTimeOffset now) =>
        new(NewId(now), vendor, subject, now) { DeletedAt = now };

    /// <returns>Whether this is newer than what we know.</returns>
    public bool Learn(DateTimeOffset updatedAt)
    {
        if (DeletedAt is not null || updatedAt <= UpdatedAt)
        {
            return false;
        }

        UpdatedAt = updatedAt;
        return true;
    }

    /// <summary>The person comes in: whoever deletes the identity at the same moment has to look again, or this has.</summary>
    public void LetIn() => CountAsChanged();

    public void Delete(DateTimeOffset now)
    {
        DeletedAt ??= now;
        UserId = null;
    }
}

/// <summary>What an identity vendor says about a person.</summary>
/// <param name="Email">The person's main address, only where the vendor has verified it.</param>
/// <param name="DisplayName">As the person is called there; <c>null</c> where no name was given.</param>
public sealed record ExternalPerson(
    IdentityVendor Vendor,
    string Subject,
    EmailAddress? Email,
    string? DisplayName,
    DateTimeOffset UpdatedAt
);

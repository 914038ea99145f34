using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Domain.Organizations;

/// <summary>The owner of everything that a customer has. Every user has a personal one from the first moment.</summary>
public sealed class Organization : AggregateRoot
{
    public const int NameMaxLength = 100;

    private readonly List<Membership> _members = [];

    private Organization(Guid id, string name, Guid? personalOwnerId, DateTimeOffset createdAt)
        : base(id)
    {
        Name = name;
        PersonalOwnerId = personalOwnerId;
        CreatedAt = createdAt;
    }

    public string Name { get; private set; }

    /// <summary>The user whose personal organization this is; unique in the database.</summary>
    public Guid? PersonalOwnerId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public IReadOnlyCollection<Membership> Members => _members;

    public static Organization CreatePersonal(User user, DateTimeOffset now)
    {
        var organization = new Organization(user.PersonalOrganizationId, user.DisplayName, user.Id, now);
        organization._members.Add(new Membership(organization.Id, user.Id, OrganizationRole.Owner, now));
        return organization;
    }
}

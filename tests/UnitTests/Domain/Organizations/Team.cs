using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;

namespace StreamHub.UnitTests.Domain.Organizations;

/// <summary>An organization with people in it, who all came in by invitation but for its founder.</summary>
internal sealed class Team
{
    private int _people;

    public Team(bool isPersonal = false)
    {
        Owner = Person();
        Organization = isPersonal
            ? Organization.CreatePersonal(Owner, Moments.Noon)
            : Organization.Found(Owner.Id, "Studio", Moments.Noon);
    }

    public User Owner { get; }

    public Organization Organization { get; }

    public User Person(bool confirmed = true)
    {
        var email = EmailAddress.Parse($"person{++_people}@example.org").Value;
        var person = User.Register(email, "Person", UserRole.Creator, Moments.Noon);
        if (confirmed)
        {
            person.ConfirmEmail(Moments.Noon);
        }

        return person;
    }

    /// <summary>An open invitation of the person, whose link is on its way.</summary>
    public string Invited(User person, OrganizationRole role = OrganizationRole.Member)
    {
        var invitation = Organization
            .Invite(Owner.Id, person.Email, role, person.Id, Room.Unbounded, Moments.Noon)
            .Value;
        var tokenHash = $"hash of {invitation.Id}";
        Organization.GiveToken(invitation, tokenHash);
        return tokenHash;
    }

    public User Joined(OrganizationRole role = OrganizationRole.Member)
    {
        var person = Person();
        var offered = role == OrganizationRole.Owner ? OrganizationRole.Admin : role;
        if (!Organization.Accept(person, Invited(person, offered), Room.Unbounded, Moments.Noon).IsSuccess)
        {
            throw new InvalidOperationException("The person could not join.");
        }

        if (role == OrganizationRole.Owner)
        {
            Organization.ChangeRole(Owner.Id, person.Id, role);
        }

        return person;
    }
}

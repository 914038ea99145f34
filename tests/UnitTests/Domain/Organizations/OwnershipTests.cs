using FsCheck;
using FsCheck.Fluent;
using StreamHub.Domain.Organizations;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Organizations;

/// <summary>Whatever people do to each other's places, in whatever order, somebody owns the organization.</summary>
public class OwnershipTests
{
    private const int People = 4;

    private enum Deed
    {
        ChangeRole,
        Remove,
        Leave,
        Transfer,
        Join,
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_row_of_changes_leaves_an_organization_without_an_owner(bool isPersonal) =>
        Always.Holds(Steps.ListOf(), steps => KeepsAnOwner(steps, isPersonal));

    private static Gen<(Deed Deed, int Actor, int Target, OrganizationRole Role)> Steps =>
        from deed in Gen.Elements(Enum.GetValues<Deed>())
        from actor in Gen.Choose(0, People - 1)
        from target in Gen.Choose(0, People - 1)
        from role in Gen.Elements(Enum.GetValues<OrganizationRole>())
        select (deed, actor, target, role);

    private static bool KeepsAnOwner(
        IReadOnlyList<(Deed Deed, int Actor, int Target, OrganizationRole Role)> steps,
        bool isPersonal
    )
    {
        var team = new Team(isPersonal);
        var organization = team.Organization;
        var people = new[] { team.Owner, team.Joined(OrganizationRole.Admin), team.Joined(), team.Person() };
        foreach (var (deed, actor, target, role) in steps)
        {
            var (doer, other) = (people[actor], people[target]);
            var before = Places(organization);
            var error = deed switch
            {
                Deed.ChangeRole => organization.ChangeRole(doer.Id, other.Id, role).Error,
                Deed.Remove => organization.Remove(doer.Id, other.Id).Error,
                Deed.Leave => organization.Leave(doer.Id).Error,
                Deed.Transfer => organization.TransferOwnership(doer.Id, other.Id).Error,
                _ => Join(organization, doer, other),
            };
            var owners = organization.Members.Where(member => member.Role == OrganizationRole.Owner).ToList();
            var isOwned = isPersonal
                ? owners.Select(owner => owner.UserId).SequenceEqual([team.Owner.Id])
                : owners.Count > 0;
            if (!isOwned || (error is not null && !before.SequenceEqual(Places(organization))))
            {
                return false;
            }
        }

        return true;
    }

    private static StreamHub.Domain.Common.Error? Join(
        Organization organization,
        StreamHub.Domain.Users.User doer,
        StreamHub.Domain.Users.User other
    )
    {
        var invitation = organization.Invite(
            doer.Id,
            other.Email,
            OrganizationRole.Admin,
            other.Id,
            Room.Unbounded,
            Moments.Noon
        );
        if (!invitation.IsSuccess)
        {
            return invitation.Error;
        }

        organization.GiveToken(invitation.Value, "hash");
        return organization.Accept(other, "hash", Room.Unbounded, Moments.Noon).Error;
    }

    private static List<(Guid, OrganizationRole)> Places(Organization organization) =>
        [.. organization.Members.Select(member => (member.UserId, member.Role))];
}

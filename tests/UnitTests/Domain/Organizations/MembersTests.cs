using Shouldly;
using StreamHub.Domain.Organizations;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Organizations;

public class MembersTests
{
    private readonly Team _team = new();

    private Organization Organization => _team.Organization;

    [Fact]
    public void Whoever_founds_an_organization_owns_it_alone()
    {
        Organization.Members.ShouldHaveSingleItem().UserId.ShouldBe(_team.Owner.Id);
        Organization.RoleOf(_team.Owner.Id).ShouldBe(OrganizationRole.Owner);
        Organization.IsPersonal.ShouldBeFalse();
        Organization.Found(_team.Owner.Id, "  Studio ", Moments.Noon).Name.ShouldBe("Studio");
    }

    [Fact]
    public void Each_change_of_members_counts_as_one_of_the_whole()
    {
        var version = Organization.Version;
        var admin = _team.Joined(OrganizationRole.Admin);
        version = Grown(version);
        Organization.ChangeRole(_team.Owner.Id, admin.Id, OrganizationRole.Owner);
        version = Grown(version);
        Organization.TransferOwnership(_team.Owner.Id, admin.Id);
        version = Grown(version);
        Organization.Remove(admin.Id, _team.Owner.Id);
        version = Grown(version);
        _team.Organization.Delete(admin.Id, Moments.Noon);
        Grown(version);

        long Grown(long before)
        {
            Organization.Version.ShouldBeGreaterThan(before);
            return Organization.Version;
        }
    }

    [Theory]
    [InlineData(OrganizationRole.Member, OrganizationRole.Admin)]
    [InlineData(OrganizationRole.Admin, OrganizationRole.Member)]
    public void An_admin_promotes_and_demotes_those_who_own_nothing(OrganizationRole from, OrganizationRole to)
    {
        var admin = _team.Joined(OrganizationRole.Admin);
        var member = _team.Joined(from);

        Organization.ChangeRole(admin.Id, member.Id, to).IsSuccess.ShouldBeTrue();

        Organization.RoleOf(member.Id).ShouldBe(to);
    }

    [Fact]
    public void An_admin_makes_no_owner_and_touches_none()
    {
        var admin = _team.Joined(OrganizationRole.Admin);

        Organization
            .ChangeRole(admin.Id, admin.Id, OrganizationRole.Owner)
            .Error.ShouldBe(OrganizationErrors.RoleTooLow);
        Organization
            .ChangeRole(admin.Id, _team.Owner.Id, OrganizationRole.Member)
            .Error.ShouldBe(OrganizationErrors.RoleTooLow);
        Organization.Remove(admin.Id, _team.Owner.Id).Error.ShouldBe(OrganizationErrors.RoleTooLow);
        Organization.TransferOwnership(admin.Id, admin.Id).Error.ShouldBe(OrganizationErrors.RoleTooLow);
        Organization.Delete(admin.Id, Moments.Noon).Error.ShouldBe(OrganizationErrors.RoleTooLow);
    }

    [Fact]
    public void A_member_changes_nobody()
    {
        var member = _team.Joined();
        var other = _team.Joined();

        Organization
            .ChangeRole(member.Id, other.Id, OrganizationRole.Admin)
            .Error.ShouldBe(OrganizationErrors.RoleTooLow);
        Organization.Remove(member.Id, other.Id).Error.ShouldBe(OrganizationErrors.RoleTooLow);
        Organization.Rename(member.Id, "Mine").Error.ShouldBe(OrganizationErrors.RoleTooLow);
    }

    [Fact]
    public void Whoever_has_no_place_finds_nothing_and_nobody_finds_them()
    {
        var stranger = _team.Person();

        Organization.Rename(stranger.Id, "Mine").Error.ShouldBe(OrganizationErrors.NotFound);
        Organization.Leave(stranger.Id).Error.ShouldBe(OrganizationErrors.NotFound);
        Organization.Delete(stranger.Id, Moments.Noon).Error.ShouldBe(OrganizationErrors.NotFound);
        Organization
            .ChangeRole(_team.Owner.Id, stranger.Id, OrganizationRole.Admin)
            .Error.ShouldBe(OrganizationErrors.MemberNotFound);
        Organization.Remove(_team.Owner.Id, stranger.Id).Error.ShouldBe(OrganizationErrors.MemberNotFound);
        Organization.TransferOwnership(_team.Owner.Id, stranger.Id).Error.ShouldBe(OrganizationErrors.MemberNotFound);
    }

    [Fact]
    public void The_last_owner_stays_one()
    {
        _team.Joined(OrganizationRole.Admin);

        Organization.Leave(_team.Owner.Id).Error.ShouldBe(OrganizationErrors.LastOwner);
        Organization.Remove(_team.Owner.Id, _team.Owner.Id).Error.ShouldBe(OrganizationErrors.LastOwner);
        Organization
            .ChangeRole(_team.Owner.Id, _team.Owner.Id, OrganizationRole.Admin)
            .Error.ShouldBe(OrganizationErrors.LastOwner);
        Organization.ChangeRole(_team.Owner.Id, _team.Owner.Id, OrganizationRole.Owner).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void Of_two_owners_one_may_go()
    {
        var second = _team.Joined(OrganizationRole.Owner);

        Organization.Leave(_team.Owner.Id).IsSuccess.ShouldBeTrue();

        Organization.Members.ShouldHaveSingleItem().UserId.ShouldBe(second.Id);
    }

    [Fact]
    public void A_transfer_swaps_owner_and_admin()
    {
        var heir = _team.Joined();

        Organization.TransferOwnership(_team.Owner.Id, heir.Id).IsSuccess.ShouldBeTrue();

        Organization.RoleOf(heir.Id).ShouldBe(OrganizationRole.Owner);
        Organization.RoleOf(_team.Owner.Id).ShouldBe(OrganizationRole.Admin);
        Organization.TransferOwnership(heir.Id, heir.Id).Error.ShouldBe(OrganizationErrors.TransferToSelf);
    }

    [Fact]
    public void A_personal_organization_keeps_its_person_and_has_no_other_owner()
    {
        var team = new Team(isPersonal: true);
        var admin = team.Joined(OrganizationRole.Admin);
        var (organization, person) = (team.Organization, team.Owner);

        organization.Leave(person.Id).Error.ShouldBe(OrganizationErrors.Personal);
        organization.Remove(person.Id, person.Id).Error.ShouldBe(OrganizationErrors.Personal);
        organization.TransferOwnership(person.Id, admin.Id).Error.ShouldBe(OrganizationErrors.Personal);
        organization.Delete(person.Id, Moments.Noon).Error.ShouldBe(OrganizationErrors.Personal);
        organization
            .ChangeRole(person.Id, admin.Id, OrganizationRole.Owner)
            .Error.ShouldBe(OrganizationErrors.Personal);
        organization
            .ChangeRole(person.Id, person.Id, OrganizationRole.Admin)
            .Error.ShouldBe(OrganizationErrors.Personal);
        organization.Leave(admin.Id).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void A_deleted_organization_has_neither_members_nor_invitations()
    {
        _team.Joined();
        _team.Invited(_team.Person());

        Organization.Delete(_team.Owner.Id, Moments.Noon).IsSuccess.ShouldBeTrue();

        Organization.DeletedAt.ShouldBe(Moments.Noon);
        Organization.Members.ShouldBeEmpty();
        Organization.Invitations.ShouldBeEmpty();
    }
}

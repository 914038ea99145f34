using Shouldly;
using StreamHub.Domain.Organizations;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Organizations;

public class InvitationTests
{
    private readonly Team _team = new();

    private Organization Organization => _team.Organization;

    [Theory]
    [InlineData(OrganizationRole.Member)]
    [InlineData(OrganizationRole.Admin)]
    public void Whoever_accepts_gets_what_was_offered_once(OrganizationRole role)
    {
        var person = _team.Person();
        var token = _team.Invited(person, role);

        Organization.Accept(person, token, Room.Unbounded, Moments.Noon).Value.Role.ShouldBe(role);

        Organization.RoleOf(person.Id).ShouldBe(role);
        Organization.Invitations.ShouldBeEmpty();
        Organization.Accept(person, token, Room.Unbounded, Moments.Noon).Error.ShouldBe(InvitationErrors.TokenInvalid);
    }

    [Fact]
    public void Ownership_is_never_offered() =>
        Should.Throw<ArgumentException>(() => _team.Invited(_team.Person(), OrganizationRole.Owner));

    [Fact]
    public void An_invitation_is_good_for_a_week_and_not_longer()
    {
        var person = _team.Person();
        var token = _team.Invited(person);
        var end = Moments.Noon + TimeSpan.FromDays(7);

        Organization.Accept(person, token, Room.Unbounded, end).Error.ShouldBe(InvitationErrors.TokenInvalid);
        Organization.Decline(person, token, end).Error.ShouldBe(InvitationErrors.TokenInvalid);
        Organization.Accept(person, token, Room.Unbounded, end - Moments.Tick).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void A_forwarded_link_lets_nobody_else_in()
    {
        var token = _team.Invited(_team.Person());
        var other = _team.Person();

        Organization
            .Accept(other, token, Room.Unbounded, Moments.Noon)
            .Error.ShouldBe(InvitationErrors.ForAnotherAddress);
        Organization.Decline(other, token, Moments.Noon).Error.ShouldBe(InvitationErrors.ForAnotherAddress);
        Organization.Invitations.Count.ShouldBe(1);
    }

    [Fact]
    public void An_address_that_is_only_claimed_lets_nobody_in()
    {
        var person = _team.Person(confirmed: false);
        var token = _team.Invited(person);

        Organization
            .Accept(person, token, Room.Unbounded, Moments.Noon)
            .Error.ShouldBe(InvitationErrors.AddressUnconfirmed);

        person.ConfirmEmail(Moments.Noon);
        Organization.Accept(person, token, Room.Unbounded, Moments.Noon).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void Inviting_again_replaces_the_open_invitation()
    {
        var person = _team.Person();
        var former = _team.Invited(person);
        var later = Moments.Noon.AddDays(6);

        var renewed = Organization
            .Invite(_team.Owner.Id, person.Email, OrganizationRole.Admin, person.Id, Room.Unbounded, later)
            .Value;

        Organization.Invitations.ShouldHaveSingleItem().ShouldBe(renewed);
        renewed.Role.ShouldBe(OrganizationRole.Admin);
        renewed.ExpiresAt.ShouldBe(later.AddDays(7));
        Organization.Accept(person, former, Room.Unbounded, later).Error.ShouldBe(InvitationErrors.TokenInvalid);
    }

    [Fact]
    public void A_member_is_not_invited() =>
        Organization
            .Invite(
                _team.Owner.Id,
                _team.Owner.Email,
                OrganizationRole.Member,
                _team.Owner.Id,
                Room.Unbounded,
                Moments.Noon
            )
            .Error.ShouldBe(OrganizationErrors.AlreadyMember);

    [Fact]
    public void Who_joined_meanwhile_does_not_join_twice()
    {
        var person = _team.Joined();
        var invitation = Organization
            .Invite(_team.Owner.Id, person.Email, OrganizationRole.Admin, holderId: null, Room.Unbounded, Moments.Noon)
            .Value;
        Organization.GiveToken(invitation, "hash");

        Organization
            .Accept(person, "hash", Room.Unbounded, Moments.Noon)
            .Error.ShouldBe(OrganizationErrors.AlreadyMember);
        Organization.RoleOf(person.Id).ShouldBe(OrganizationRole.Member);
    }

    [Fact]
    public void Only_admins_invite_and_revoke()
    {
        var member = _team.Joined();
        var person = _team.Person();
        _team.Invited(person);
        var invitation = Organization.Invitations.Single();

        Organization
            .Invite(member.Id, person.Email, OrganizationRole.Member, person.Id, Room.Unbounded, Moments.Noon)
            .Error.ShouldBe(OrganizationErrors.RoleTooLow);
        Organization.Revoke(member.Id, invitation.Id).Error.ShouldBe(OrganizationErrors.RoleTooLow);
        Organization.Revoke(_team.Owner.Id, Guid.NewGuid()).Error.ShouldBe(InvitationErrors.NotFound);
        Organization.Revoke(_team.Owner.Id, invitation.Id).IsSuccess.ShouldBeTrue();
        Organization.Invitations.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_declines_stays_outside()
    {
        var person = _team.Person();

        Organization.Decline(person, _team.Invited(person), Moments.Noon).IsSuccess.ShouldBeTrue();

        Organization.Invitations.ShouldBeEmpty();
        Organization.RoleOf(person.Id).ShouldBeNull();
    }
}

using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Organizations;

public class MemberLimitTests
{
    private readonly Team _team = new();

    private Organization Organization => _team.Organization;

    [Fact]
    public void The_last_place_can_be_offered_and_no_further_one()
    {
        Offer(allowed: 2, used: 1).IsSuccess.ShouldBeTrue();

        var refusal = Offer(allowed: 2, used: 2).Error!;

        refusal.Code.ShouldBe("plan_limit_reached");
        refusal.Details["limit"].ShouldBe("members");
        refusal.Details["used"].ShouldBe(2L);
        refusal.Details["allowed"].ShouldBe(2L);
        refusal.Details["requiredPlan"].ShouldBe("pro");
        Organization.Invitations.Count.ShouldBe(1);
    }

    [Fact]
    public void An_open_offer_has_its_place_and_is_renewed_where_nothing_is_free()
    {
        var person = _team.Person();
        _team.Invited(person);

        var renewed = Organization.Invite(
            _team.Owner.Id,
            person.Email,
            OrganizationRole.Admin,
            person.Id,
            Room.Of(allowed: 1, used: 2),
            Moments.Noon
        );

        renewed.IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void An_offer_that_has_expired_needs_a_place_anew()
    {
        var person = _team.Person();
        _team.Invited(person);
        var end = Moments.Noon + Invitation.Lifetime;

        Organization
            .Invite(_team.Owner.Id, person.Email, OrganizationRole.Member, person.Id, Room.Of(allowed: 1, used: 1), end)
            .Error!.Code.ShouldBe("plan_limit_reached");
    }

    [Fact]
    public void Nobody_joins_beyond_a_plan_that_became_smaller()
    {
        var person = _team.Person();
        var token = _team.Invited(person);

        Organization
            .Accept(person, token, Room.Of(allowed: 1, used: 1), Moments.Noon)
            .Error!.Code.ShouldBe("plan_limit_reached");
        Organization.RoleOf(person.Id).ShouldBeNull();
        Organization.Invitations.Count.ShouldBe(1);
        Organization.Accept(person, token, Room.Of(allowed: 2, used: 1), Moments.Noon).IsSuccess.ShouldBeTrue();
    }

    private Result<Invitation> Offer(int allowed, int used)
    {
        var person = _team.Person();
        return Organization.Invite(
            _team.Owner.Id,
            person.Email,
            OrganizationRole.Member,
            person.Id,
            Room.Of(allowed, used),
            Moments.Noon
        );
    }
}

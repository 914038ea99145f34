using Shouldly;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Organizations;

public class OrganizationTests
{
    private readonly User _ann = User.Register(
        EmailAddress.Parse("ann@example.org").Value,
        "Ann",
        UserRole.Creator,
        Moments.Noon
    );

    [Fact]
    public void A_personal_organization_is_the_one_that_its_user_was_promised()
    {
        var organization = Organization.CreatePersonal(_ann, Moments.Noon);

        organization.Id.ShouldBe(_ann.PersonalOrganizationId);
        organization.PersonalOwnerId.ShouldBe(_ann.Id);
        organization.Name.ShouldBe("Ann");
    }

    [Fact]
    public void Its_user_owns_it()
    {
        var member = Organization.CreatePersonal(_ann, Moments.Noon).Members.ShouldHaveSingleItem();

        member.UserId.ShouldBe(_ann.Id);
        member.OrganizationId.ShouldBe(_ann.PersonalOrganizationId);
        member.Role.ShouldBe(OrganizationRole.Owner);
        member.JoinedAt.ShouldBe(Moments.Noon);
    }

    [Fact]
    public void Every_name_that_a_user_can_have_fits() =>
        Organization.NameMaxLength.ShouldBeGreaterThanOrEqualTo(User.DisplayNameMaxLength);
}

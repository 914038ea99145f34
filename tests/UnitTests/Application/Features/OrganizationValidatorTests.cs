using StreamHub.Application.Features.Organizations;
using StreamHub.Domain.Organizations;
using Xunit;
using static StreamHub.UnitTests.Application.Features.Judged;

namespace StreamHub.UnitTests.Application.Features;

public class OrganizationValidatorTests
{
    [Fact]
    public void An_organization_has_a_name()
    {
        new CreateOrganizationValidator().ShouldTake(new CreateOrganization(OfLength(Organization.NameMaxLength)));
        new RenameOrganizationValidator().ShouldTake(new RenameOrganization("Studio"));
        foreach (var name in new[] { "", " ", null!, OfLength(Organization.NameMaxLength + 1), "a\u0007b" })
        {
            new CreateOrganizationValidator().ShouldRefuse(
                new CreateOrganization(name),
                nameof(CreateOrganization.Name)
            );
            new RenameOrganizationValidator().ShouldRefuse(
                new RenameOrganization(name),
                nameof(RenameOrganization.Name)
            );
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(OrganizationRole.Member)]
    [InlineData(OrganizationRole.Admin)]
    public void Members_and_admins_are_invited(OrganizationRole? role) =>
        new InviteMemberValidator().ShouldTake(new InviteMember("ann@example.org", role));

    [Fact]
    public void Nobody_is_invited_to_own_or_without_an_address()
    {
        var validator = new InviteMemberValidator();

        validator.ShouldRefuse(new InviteMember("ann@example.org", OrganizationRole.Owner), nameof(InviteMember.Role));
        validator.ShouldRefuse(new InviteMember("ann@example.org", (OrganizationRole)99), nameof(InviteMember.Role));
        validator.ShouldRefuse(new InviteMember("ann", Role: null), nameof(InviteMember.Email));
    }

    [Fact]
    public void A_role_is_changed_to_one_that_there_is()
    {
        var validator = new ChangeMemberRoleValidator();

        validator.ShouldTake(new ChangeMemberRole(Guid.Empty, OrganizationRole.Owner));
        validator.ShouldRefuse(new ChangeMemberRole(Guid.Empty, Role: null), nameof(ChangeMemberRole.Role));
        validator.ShouldRefuse(new ChangeMemberRole(Guid.Empty, (OrganizationRole)99), nameof(ChangeMemberRole.Role));
    }

    [Fact]
    public void Ownership_goes_to_somebody() =>
        new TransferOwnershipValidator().ShouldRefuse(
            new TransferOwnership(Guid.Empty),
            nameof(TransferOwnership.UserId)
        );
}

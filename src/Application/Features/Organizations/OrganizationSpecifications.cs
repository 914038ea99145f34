using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>With all owners, and with the places of these users: what a change of them is judged by.</summary>
internal sealed class OrganizationWithMembers : Specification<Organization>
{
    public OrganizationWithMembers(Guid id, params Guid[] userIds) =>
        Query
            .Where(organization => organization.Id == id && organization.DeletedAt == null)
            .Include(organization =>
                organization.Members.Where(member =>
                    member.Role == OrganizationRole.Owner || userIds.Contains(member.UserId)
                )
            );
}

/// <summary>With every member and every invitation.</summary>
internal sealed class WholeOrganization : Specification<Organization>
{
    public WholeOrganization(Guid id) =>
        Query
            .Where(organization => organization.Id == id && organization.DeletedAt == null)
            .Include(organization => organization.Members)
            .Include(organization => organization.Invitations);
}

/// <summary>With the inviting member, the invited user if they are one already, and the invitation that is open.</summary>
internal sealed class OrganizationToInvite : Specification<Organization>
{
    public OrganizationToInvite(Guid id, Guid actorId, Guid? holderId, string normalizedEmail) =>
        Query
            .Where(organization => organization.Id == id && organization.DeletedAt == null)
            .Include(organization =>
                organization.Members.Where(member => member.UserId == actorId || member.UserId == holderId)
            )
            .Include(organization => organization.Invitations.Where(open => open.NormalizedEmail == normalizedEmail));
}

internal sealed class OrganizationWithInvitation : Specification<Organization>
{
    public OrganizationWithInvitation(Guid id, Guid actorId, Guid invitationId) =>
        Query
            .Where(organization => organization.Id == id && organization.DeletedAt == null)
            .Include(organization => organization.Members.Where(member => member.UserId == actorId))
            .Include(organization => organization.Invitations.Where(open => open.Id == invitationId));
}

/// <summary>For StreamHub itself, when it mails the invitation.</summary>
internal sealed class OrganizationOfInvitation : Specification<Organization>
{
    public OrganizationOfInvitation(Guid invitationId) =>
        Query
            .Where(organization => organization.Invitations.Any(open => open.Id == invitationId))
            .Include(organization => organization.Invitations.Where(open => open.Id == invitationId));
}

/// <summary>
/// Looks into every organization, because the invited person has no place in this one yet: the token, and the person's
/// confirmed address, are what <see cref="Organization"/> judges by.
/// </summary>
internal sealed class OrganizationByInvitationToken : Specification<Organization>
{
    public OrganizationByInvitationToken(string tokenHash, Guid userId) =>
        Query
            .Where(organization =>
                organization.DeletedAt == null && organization.Invitations.Any(open => open.TokenHash == tokenHash)
            )
            .Include(organization => organization.Invitations.Where(open => open.TokenHash == tokenHash))
            .Include(organization => organization.Members.Where(member => member.UserId == userId))
            .AcrossOrganizations();
}

internal sealed class OrganizationById : Specification<Organization, OrganizationResponse>
{
    public OrganizationById(Guid id, OrganizationRole role)
    {
        Query.Where(organization => organization.Id == id);
        Select(organization => new OrganizationResponse(
            organization.Id,
            organization.Name,
            organization.PersonalOwnerId != null,
            role,
            organization.CreatedAt
        ));
    }
}

internal sealed class NewestInvitations : Specification<Invitation, InvitationResponse>
{
    public NewestInvitations(Cursor? after, int count)
    {
        if (after is { } cursor)
        {
            Query.Where(open =>
                open.CreatedAt < cursor.At || (open.CreatedAt == cursor.At && open.Id.CompareTo(cursor.Id) < 0)
            );
        }

        Query.OrderByDescending(open => open.CreatedAt).OrderByDescending(open => open.Id).Take(count);
        Select(InvitationResponse.Projection);
    }
}

/// <summary>The users who own it; none of one that is deleted.</summary>
internal sealed class OwnersOf : Specification<Organization, List<Guid>>
{
    public OwnersOf(Guid organizationId)
    {
        Query.Where(organization => organization.Id == organizationId && organization.DeletedAt == null);
        Select(organization =>
            organization
                .Members.Where(member => member.Role == OrganizationRole.Owner)
                .Select(member => member.UserId)
                .ToList()
        );
    }
}

using System.Linq.Expressions;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <param name="IsPersonal">The one that a user has from the first moment and can't leave.</param>
/// <param name="Role">The caller's own.</param>
public sealed record OrganizationResponse(
    Guid Id,
    string Name,
    bool IsPersonal,
    OrganizationRole Role,
    DateTimeOffset CreatedAt
)
{
    public static OrganizationResponse Of(Organization organization, OrganizationRole role) =>
        new(organization.Id, organization.Name, organization.IsPersonal, role, organization.CreatedAt);
}

public sealed record MemberResponse(
    Guid UserId,
    string DisplayName,
    string Email,
    OrganizationRole Role,
    DateTimeOffset JoinedAt
);

/// <summary>An open invitation as the organization sees it.</summary>
/// <param name="InvitedBy">The member who made it.</param>
/// <param name="ExpiresAt">From then on it can't be accepted; invite again to renew it.</param>
public sealed record InvitationResponse(
    Guid Id,
    string Email,
    OrganizationRole Role,
    Guid InvitedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
)
{
    public static Expression<Func<Invitation, InvitationResponse>> Projection { get; } =
        invitation => new InvitationResponse(
            invitation.Id,
            invitation.Email.Value,
            invitation.Role,
            invitation.InvitedById,
            invitation.CreatedAt,
            invitation.ExpiresAt
        );

    public static InvitationResponse Of(Invitation invitation) =>
        new(
            invitation.Id,
            invitation.Email.Value,
            invitation.Role,
            invitation.InvitedById,
            invitation.CreatedAt,
            invitation.ExpiresAt
        );
}

/// <summary>An open invitation as the invited person sees it.</summary>
/// <param name="Email">The address that it is for, and that its answerer must have confirmed.</param>
/// <param name="InvitedBy">The display name of the member who made it.</param>
public sealed record ReceivedInvitation(
    Guid Id,
    string OrganizationName,
    string InvitedBy,
    string Email,
    OrganizationRole Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
);

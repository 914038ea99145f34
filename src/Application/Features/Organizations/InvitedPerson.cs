using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Organizations;

/// <param name="TokenHash">By which the organization knows the invitation.</param>
public sealed record InvitationAnswer(Organization Organization, User User, string TokenHash);

/// <summary>Finds who answers an invitation, and which: both are loaded, because both are judged.</summary>
public sealed class InvitedPerson(
    IRepository<Organization> organizations,
    IRepository<User> users,
    IOpaqueTokens opaqueTokens,
    ICallerContext caller
)
{
    public async Task<Result<InvitationAnswer>> FindAsync(string presented, CancellationToken cancellationToken)
    {
        if (opaqueTokens.Read(presented) is not { } token)
        {
            return InvitationErrors.TokenInvalid;
        }

        var userId = caller.User.UserId;
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationByInvitationToken(token.Hash, userId),
            cancellationToken
        );
        if (organization is null)
        {
            return InvitationErrors.TokenInvalid;
        }

        var user = await users.GetAsync(userId, cancellationToken);
        return user is null ? UserErrors.NotFound : new InvitationAnswer(organization, user, token.Hash);
    }
}

using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Takes an offer back; its link leads nowhere from then on.</summary>
[RequirePermission(Permissions.OrganizationWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record RevokeInvitation(Guid InvitationId) : ICommand, IRetryOnConflict;

public sealed class RevokeInvitationHandler(IRepository<Organization> organizations, ICallerContext caller)
    : ICommandHandler<RevokeInvitation>
{
    public async Task<Result> Handle(RevokeInvitation command, CancellationToken cancellationToken)
    {
        var actor = caller.User;
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationWithInvitation(actor.OrganizationId, actor.UserId, command.InvitationId),
            cancellationToken
        );
        return organization is null
            ? OrganizationErrors.NotFound
            : organization.Revoke(actor.UserId, command.InvitationId);
    }
}

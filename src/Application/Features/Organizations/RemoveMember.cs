using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Takes a member's place, who loses access with the next request.</summary>
[RequirePermission(Permissions.OrganizationWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record RemoveMember(Guid UserId) : ICommand, IRetryOnConflict;

public sealed class RemoveMemberHandler(IRepository<Organization> organizations, ICallerContext caller, SecurityLog log)
    : ICommandHandler<RemoveMember>
{
    public async Task<Result> Handle(RemoveMember command, CancellationToken cancellationToken)
    {
        var actor = caller.User;
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationWithMembers(actor.OrganizationId, actor.UserId, command.UserId),
            cancellationToken
        );
        if (organization is null)
        {
            return OrganizationErrors.NotFound;
        }

        var removal = organization.Remove(actor.UserId, command.UserId);
        if (removal.IsSuccess)
        {
            log.Record(SecurityEventKind.MemberRemoved, command.UserId, organization.Id);
        }

        return removal;
    }
}

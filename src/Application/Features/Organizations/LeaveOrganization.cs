using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Gives up the user's own place.</summary>
[RequirePermission(Permissions.MembershipsWrite)]
[NoValidation("It has no members.")]
public sealed record LeaveOrganization : ICommand, IRetryOnConflict;

public sealed class LeaveOrganizationHandler(
    IRepository<Organization> organizations,
    ICallerContext caller,
    SecurityLog log
) : ICommandHandler<LeaveOrganization>
{
    public async Task<Result> Handle(LeaveOrganization command, CancellationToken cancellationToken)
    {
        var actor = caller.User;
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationWithMembers(actor.OrganizationId, actor.UserId),
            cancellationToken
        );
        if (organization is null)
        {
            return OrganizationErrors.NotFound;
        }

        var leave = organization.Leave(actor.UserId);
        if (leave.IsSuccess)
        {
            log.Record(SecurityEventKind.MemberRemoved, actor.UserId, organization.Id, detail: "left");
        }

        return leave;
    }
}

using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <param name="Role">What the member is from now on; only an owner makes or unmakes owners.</param>
[RequirePermission(Permissions.OrganizationWrite)]
public sealed record ChangeMemberRole(Guid UserId, OrganizationRole? Role) : ICommand, IRetryOnConflict;

public sealed class ChangeMemberRoleValidator : AbstractValidator<ChangeMemberRole>
{
    public ChangeMemberRoleValidator() => RuleFor(command => command.Role).NotNull().IsInEnum();
}

public sealed class ChangeMemberRoleHandler(
    IRepository<Organization> organizations,
    ICallerContext caller,
    SecurityLog log
) : ICommandHandler<ChangeMemberRole>
{
    public async Task<Result> Handle(ChangeMemberRole command, CancellationToken cancellationToken)
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

        var role = command.Role!.Value;
        var former = organization.RoleOf(command.UserId);
        var change = organization.ChangeRole(actor.UserId, command.UserId, role);
        if (change.IsSuccess)
        {
            log.Record(
                SecurityEventKind.MemberRoleChanged,
                command.UserId,
                organization.Id,
                detail: $"{former} to {role}"
            );
        }

        return change;
    }
}

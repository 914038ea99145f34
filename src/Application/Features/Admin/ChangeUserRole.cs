using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Admin;

/// <summary>Gives a user another role, which counts from the next request on.</summary>
[RequirePermission(Permissions.UsersWrite)]
public sealed record ChangeUserRole(Guid Id, UserRole? Role) : ICommand<AdminUser>, IRetryOnConflict;

public sealed class ChangeUserRoleValidator : AbstractValidator<ChangeUserRole>
{
    public ChangeUserRoleValidator() => RuleFor(command => command.Role).NotNull().IsInEnum();
}

public sealed class ChangeUserRoleHandler(IRepository<User> users, SecurityLog log)
    : ICommandHandler<ChangeUserRole, AdminUser>
{
    public async Task<Result<AdminUser>> Handle(ChangeUserRole command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(command.Id, cancellationToken);
        if (user is null)
        {
            return UserErrors.NotFound;
        }

        var (former, role) = (user.Role, command.Role!.Value);
        if (former == role)
        {
            return AdminUser.Of(user);
        }

        var remaining = user.IsActiveAdmin
            ? await users.FirstOrDefaultAsync(new OtherActiveAdmin(user.Id), cancellationToken)
            : null;
        var change = user.ChangeRole(role, remaining);
        if (!change.IsSuccess)
        {
            return change.Error;
        }

        log.Record(SecurityEventKind.RoleChanged, user.Id, detail: $"{former} to {role}");
        return AdminUser.Of(user);
    }
}

using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Admin;

/// <summary>Keeps a user out from the next request on: no log-in, no refresh, no access token works.</summary>
/// <param name="Reason">For staff; the user does not see it.</param>
[RequirePermission(Permissions.UsersWrite)]
public sealed record LockUser(Guid Id, string Reason) : ICommand<AdminUser>, IRetryOnConflict;

public sealed class LockUserValidator : AbstractValidator<LockUser>
{
    public LockUserValidator() => RuleFor(command => command.Reason).Text(User.LockReasonMaxLength);
}

public sealed class LockUserHandler(IRepository<User> users, SecurityLog log, TimeProvider time)
    : ICommandHandler<LockUser, AdminUser>
{
    public async Task<Result<AdminUser>> Handle(LockUser command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(command.Id, cancellationToken);
        if (user is null)
        {
            return UserErrors.NotFound;
        }

        var remaining = user.IsActiveAdmin
            ? await users.FirstOrDefaultAsync(new OtherActiveAdmin(user.Id), cancellationToken)
            : null;
        var locked = user.Lock(command.Reason, remaining, time.Now());
        if (!locked.IsSuccess)
        {
            return locked.Error;
        }

        log.Record(SecurityEventKind.UserLocked, user.Id, detail: user.LockReason);
        return AdminUser.Of(user);
    }
}

using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Admin;

/// <summary>Lets a locked user in again; log-ins that did not end meanwhile go on.</summary>
[RequirePermission(Permissions.UsersWrite)]
[NoValidation("Any id can be named.")]
public sealed record UnlockUser(Guid Id) : ICommand<AdminUser>, IRetryOnConflict;

public sealed class UnlockUserHandler(IRepository<User> users, SecurityLog log) : ICommandHandler<UnlockUser, AdminUser>
{
    public async Task<Result<AdminUser>> Handle(UnlockUser command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(command.Id, cancellationToken);
        if (user is null)
        {
            return UserErrors.NotFound;
        }

        if (user.LockedAt is not null)
        {
            user.Unlock();
            log.Record(SecurityEventKind.UserUnlocked, user.Id);
        }

        return AdminUser.Of(user);
    }
}

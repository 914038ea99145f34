using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Ends all of the caller's log-ins, those too that are being started at this moment, and every reset link.</summary>
/// <param name="IncludeCurrent">Also the one that asks for it.</param>
[RequirePermission(Permissions.ProfileWrite)]
[NoValidation("Both values are good.")]
public sealed record RevokeLogins(bool IncludeCurrent) : ICommand, IRetryOnConflict;

public sealed class RevokeLoginsHandler(
    IRepository<User> users,
    IRepository<Login> logins,
    ICallerContext caller,
    SecurityLog log
) : ICommandHandler<RevokeLogins>
{
    public async Task<Result> Handle(RevokeLogins command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(caller.User.UserId, cancellationToken);
        if (user is null)
        {
            return UserErrors.NotFound;
        }

        user.EndLogins();
        if (!command.IncludeCurrent)
        {
            var current = await logins.GetAsync(caller.User.LoginId, cancellationToken);
            current?.Keep(user);
        }

        log.Record(SecurityEventKind.LoginRevoked, user.Id, detail: command.IncludeCurrent ? "all" : "all others");
        return Result.Success();
    }
}

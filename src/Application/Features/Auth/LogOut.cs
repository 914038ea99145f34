using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Ends the log-in that the caller's token belongs to; its access and refresh tokens stop working at once.</summary>
[RequirePermission(Permissions.ProfileWrite)]
[NoValidation("It has no members.")]
public sealed record LogOut : ICommand, IRetryOnConflict;

public sealed class LogOutHandler(IRepository<Login> logins, ICallerContext caller, SecurityLog log, TimeProvider time)
    : ICommandHandler<LogOut>
{
    public async Task<Result> Handle(LogOut command, CancellationToken cancellationToken)
    {
        var login = await logins.GetAsync(caller.User.LoginId, cancellationToken);
        if (login is { EndedAt: null })
        {
            login.LogOut(time.Now());
            log.Record(SecurityEventKind.LoggedOut, login.UserId);
        }

        return Result.Success();
    }
}

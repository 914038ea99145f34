using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Admin;

/// <summary>Ends all log-ins of a user, on every device; the user may log in again.</summary>
[RequirePermission(Permissions.UsersWrite)]
[NoValidation("Any id can be named.")]
public sealed record LogOutUser(Guid Id) : ICommand, IRetryOnConflict;

public sealed class LogOutUserHandler(
    IReadRepository<User> users,
    IRepository<Login> logins,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<LogOutUser>
{
    public async Task<Result> Handle(LogOutUser command, CancellationToken cancellationToken)
    {
        if (await users.FirstOrDefaultAsync(new AdminUserById(command.Id), cancellationToken) is null)
        {
            return UserErrors.NotFound;
        }

        var running = await logins.ListAsync(new RunningLoginsOf(command.Id), cancellationToken);
        var now = time.Now();
        foreach (var login in running)
        {
            login.End(LoginEnd.EndedByStaff, now);
            log.Record(SecurityEventKind.LoginRevoked, command.Id, detail: login.Device);
        }

        return Result.Success();
    }
}

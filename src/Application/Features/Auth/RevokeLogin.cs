using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Ends one of the caller's log-ins; its access and refresh tokens stop working at once.</summary>
[RequirePermission(Permissions.ProfileWrite)]
[NoValidation("An id that leads nowhere is not found.")]
public sealed record RevokeLogin(Guid LoginId) : ICommand, IRetryOnConflict;

public sealed class RevokeLoginHandler(
    IRepository<Login> logins,
    IReadRepository<User> users,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<RevokeLogin>
{
    public async Task<Result> Handle(RevokeLogin command, CancellationToken cancellationToken)
    {
        var userId = caller.User.UserId;
        var now = time.Now();
        var generation = await users.FirstOrDefaultAsync(new GenerationOfUser(userId), cancellationToken);
        var running = new RunningLoginOf(userId, generation, command.LoginId, now);
        var login = await logins.FirstOrDefaultAsync(running, cancellationToken);
        if (login is null)
        {
            return UserErrors.LoginNotFound;
        }

        login.Revoke(now);
        log.Record(SecurityEventKind.LoginRevoked, userId, detail: $"log-in {login.Id}");
        return Result.Success();
    }
}

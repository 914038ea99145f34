using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

[RequirePermission(Permissions.ProfileRead)]
[NoValidation("It has no members.")]
public sealed record ListLogins : IQuery<LoginList>;

/// <param name="Items">Those that run, the last used first, at most a hundred.</param>
public sealed record LoginList(IReadOnlyList<RunningLogin> Items);

/// <param name="Device">What the client called itself when it logged in.</param>
/// <param name="Address">Where it was last used from.</param>
/// <param name="LastUsedAt">When it was started or last refreshed.</param>
/// <param name="ExpiresAt">When it ends unless it is refreshed before.</param>
/// <param name="Current">Whether this request came by it.</param>
public sealed record RunningLogin(
    Guid Id,
    string? Device,
    string? Address,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt,
    DateTimeOffset ExpiresAt,
    bool Current
);

public sealed class ListLoginsHandler(
    IReadRepository<Login> logins,
    IReadRepository<User> users,
    ICallerContext caller,
    TimeProvider time
) : IQueryHandler<ListLogins, LoginList>
{
    public async Task<Result<LoginList>> Handle(ListLogins query, CancellationToken cancellationToken)
    {
        var me = caller.User;
        var generation = await users.FirstOrDefaultAsync(new GenerationOfUser(me.UserId), cancellationToken);
        var running = new RunningLoginsOf(me.UserId, generation, me.LoginId, time.Now());
        return new LoginList(await logins.ListAsync(running, cancellationToken));
    }
}

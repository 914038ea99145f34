using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Identity;

internal sealed class CallerDirectory(StreamHubDbContext context, TimeProvider time) : ICallerDirectory
{
    private static readonly Func<
        StreamHubDbContext,
        Guid,
        Guid,
        DateTimeOffset,
        CancellationToken,
        Task<UserCaller?>
    > Find = EF.CompileAsyncQuery(
        (StreamHubDbContext db, Guid userId, Guid loginId, DateTimeOffset now, CancellationToken _) =>
            (
                from login in db.Set<Login>()
                join user in db.Set<User>() on login.UserId equals user.Id
                where login.Id == loginId && user.Id == userId && login.EndedAt == null && login.ExpiresAt > now
                select new UserCaller(user.Id, login.Id, user.Role, user.PersonalOrganizationId)
            ).FirstOrDefault()
    );

    public Task<UserCaller?> FindAsync(AccessTokenSubject subject, CancellationToken cancellationToken) =>
        Find(context, subject.UserId, subject.LoginId, time.Now(), cancellationToken);
}

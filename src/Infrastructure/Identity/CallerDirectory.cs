using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Identity;

/// <summary>Looks callers up, those of requests that come at the same time in one query: shared, but never stale.</summary>
internal sealed class CallerDirectory : ICallerDirectory
{
    // Compiled once: it runs for nearly every request.
    private static readonly Func<StreamHubDbContext, Guid[], DateTimeOffset, IAsyncEnumerable<UserCaller>> LoggedIn =
        EF.CompileAsyncQuery(
            (StreamHubDbContext context, Guid[] loginIds, DateTimeOffset now) =>
                from login in context.Set<Login>()
                join user in context.Set<User>() on login.UserId equals user.Id
                where loginIds.Contains(login.Id) && login.EndedAt == null && login.ExpiresAt > now
                select new UserCaller(user.Id, login.Id, user.Role, user.PersonalOrganizationId)
        );

    private readonly ReadContexts _contexts;
    private readonly TimeProvider _time;
    private readonly BatchLoader<AccessTokenSubject, UserCaller> _callers;

    public CallerDirectory(ReadContexts contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
        _callers = new BatchLoader<AccessTokenSubject, UserCaller>(LoadAsync);
    }

    public Task<UserCaller?> FindAsync(AccessTokenSubject subject, CancellationToken cancellationToken) =>
        _callers.LoadAsync(subject, cancellationToken);

    private async Task<Dictionary<AccessTokenSubject, UserCaller>> LoadAsync(
        IReadOnlyCollection<AccessTokenSubject> subjects
    )
    {
        await using var context = _contexts.Create();
        var loginIds = subjects.Select(subject => subject.LoginId).ToArray();
        var callers = new Dictionary<AccessTokenSubject, UserCaller>(subjects.Count);
        await foreach (var caller in LoggedIn(context, loginIds, _time.Now()))
        {
            callers.Add(new AccessTokenSubject(caller.UserId, caller.LoginId), caller);
        }

        return callers;
    }
}

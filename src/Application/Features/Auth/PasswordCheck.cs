using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Judges a presented password, for every use case that asks for one, and counts the wrong ones.</summary>
public sealed class PasswordCheck(
    IRepository<LogInGuard> guards,
    IPasswordHasher passwords,
    IUnitOfWork unitOfWork,
    SecurityLog log,
    TimeProvider time
)
{
    /// <param name="user">Loaded to be changed; <c>null</c> for an unknown address, which costs and answers the same.</param>
    /// <returns>
    /// The user, whose right password ends the count of wrong ones; else <see cref="UserErrors.CredentialsInvalid"/> or
    /// <see cref="UserErrors.LockedOut"/>, saved already with what there is to remember.
    /// </returns>
    public async Task<Result<User>> JudgeAsync(User? user, string password, CancellationToken cancellationToken)
    {
        if (!passwords.Verify(user?.PasswordHash, password) || user is null)
        {
            await RecordFailureAsync(user?.Id, cancellationToken);
            return UserErrors.CredentialsInvalid;
        }

        // Read after the hash was computed: what was guessed meanwhile counts.
        var guard = await guards.GetAsync(user.Id, cancellationToken);
        var now = time.Now();
        if (guard?.LockedUntil is { } until && guard.IsLocked(now))
        {
            log.Record(SecurityEventKind.LogInFailed, user.Id, detail: "right password while locked");
            await unitOfWork.SaveChangesAsync(cancellationToken);
            return UserErrors.LockedOut(until, now);
        }

        guard?.Clear();
        if (passwords.IsOutdated(user.PasswordHash))
        {
            user.SetPasswordHash(passwords.Hash(password));
        }

        return user;
    }

    // Two that fail at once must count as two: whoever loses counts again, and each round somebody wins.
    private async Task RecordFailureAsync(Guid? userId, CancellationToken cancellationToken)
    {
        do
        {
            unitOfWork.Reset();
            var guard = await guards.GetAsync(userId ?? Guid.Empty, cancellationToken);
            if (userId is { } id && Count(id, guard))
            {
                log.Record(SecurityEventKind.LockedOut, id);
            }

            log.Record(SecurityEventKind.LogInFailed, userId);
        } while (await unitOfWork.SaveChangesAsync(cancellationToken) is not null);
    }

    private bool Count(Guid userId, LogInGuard? guard)
    {
        if (guard is null)
        {
            guard = LogInGuard.Of(userId);
            guards.Add(guard);
        }

        return guard.Fail(time.Now());
    }
}

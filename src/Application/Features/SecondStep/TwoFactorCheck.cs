using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>Judges a presented code, for every use case that asks for one, and counts the wrong ones.</summary>
/// <remarks>
/// A try is counted, and the count saved, before the code is looked at: many guesses at once get no more tries than as many
/// one after the other. Its commands run again when they lose a race, so that each of them is counted.
/// </remarks>
public sealed class TwoFactorCheck(
    IRepository<TwoFactor> twoFactors,
    IRepository<TwoFactorGuard> guards,
    ITwoFactorSecrets secrets,
    TwoFactorVault vault,
    IUnitOfWork unitOfWork,
    SecurityLog log,
    TimeProvider time
)
{
    /// <returns>Why no code of the user is looked at now; <c>null</c> if nothing is in the way.</returns>
    public async Task<Error?> RefusalAsync(Guid userId, CancellationToken cancellationToken)
    {
        var guard = await guards.GetAsync(userId, cancellationToken);
        var now = time.Now();
        return guard?.LockedUntil is { } until && guard.IsLocked(now) ? UserErrors.LockedOut(until, now) : null;
    }

    /// <param name="user">Loaded to be changed.</param>
    /// <returns>
    /// What the code was of, with the code used up and the count ended when the command commits; else
    /// <see cref="TwoFactorErrors.CodeInvalid"/> or <see cref="UserErrors.LockedOut"/>, saved already with what there is
    /// to remember.
    /// </returns>
    public async Task<Result<TwoFactor>> JudgeAsync(
        User user,
        ISecondFactor presented,
        CancellationToken cancellationToken
    )
    {
        var guard = await guards.GetAsync(user.Id, cancellationToken) ?? Begin(user.Id);
        var now = time.Now();
        if (guard.LockedUntil is { } until && guard.IsLocked(now))
        {
            return UserErrors.LockedOut(until, now);
        }

        var locks = guard.Fail(now);
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict)
        {
            return conflict;
        }

        var twoFactor = await twoFactors.GetAsync(user.Id, cancellationToken);
        var use = twoFactor is null ? TwoFactorErrors.NotEnrolled : Use(twoFactor, presented, now);
        if (twoFactor is not null && use.IsSuccess)
        {
            guard.Clear();
            return twoFactor;
        }

        log.Record(SecurityEventKind.TwoFactorFailed, user.Id);
        if (locks)
        {
            log.Record(SecurityEventKind.LockedOut, user.Id, detail: "wrong codes");
        }

        return await unitOfWork.SaveChangesAsync(cancellationToken) ?? use.Error!;
    }

    private TwoFactorGuard Begin(Guid userId)
    {
        var guard = TwoFactorGuard.Of(userId);
        guards.Add(guard);
        return guard;
    }

    private Result Use(TwoFactor twoFactor, ISecondFactor presented, DateTimeOffset now)
    {
        if (presented.Code is { } code)
        {
            return twoFactor.UseCode(vault.Open(twoFactor), code, now);
        }

        if (secrets.HashOfRecoveryCode(twoFactor.Id, presented.RecoveryCode ?? "") is not { } hash)
        {
            return TwoFactorErrors.CodeInvalid;
        }

        var use = twoFactor.UseRecoveryCode(hash);
        if (use.IsSuccess)
        {
            log.Record(SecurityEventKind.RecoveryCodeUsed, twoFactor.Id);
        }

        return use;
    }
}

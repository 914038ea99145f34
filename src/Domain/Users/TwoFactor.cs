using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>
/// A user's second factor: an authenticator app's secret, and recovery codes for when the app is lost. It is pending
/// until a code proves that the app has the secret; then <see cref="User.HasTwoFactor"/> says that it is on.
/// </summary>
/// <remarks>Every use changes it, so that of two that use one code at once only one can be saved.</remarks>
public sealed class TwoFactor : AggregateRoot
{
    public const int RecoveryCodeCount = 10;

    private List<string> _recoveryCodeHashes = [];

    private TwoFactor(Guid id, string sealedSecret)
        : base(id) => SealedSecret = sealedSecret;

    /// <summary>Sealed by the vault for its user.</summary>
    public string SealedSecret { get; private set; }

    /// <summary>The last time step whose code was used; no code of it, or of an earlier one, is taken again.</summary>
    public long? LastStep { get; private set; }

    /// <summary>Of those that were not used yet.</summary>
    public IReadOnlyList<string> RecoveryCodeHashes => _recoveryCodeHashes;

    /// <summary>Its id is its user's: each has one at most.</summary>
    public static Result<TwoFactor> Enrol(User user, string sealedSecret) =>
        user.HasTwoFactor ? TwoFactorErrors.AlreadyOn : new TwoFactor(user.Id, sealedSecret);

    /// <summary>Begins anew with another secret, as long as nothing was confirmed.</summary>
    public Result EnrolAgain(User user, string sealedSecret)
    {
        if (user.HasTwoFactor)
        {
            return TwoFactorErrors.AlreadyOn;
        }

        SealedSecret = sealedSecret;
        LastStep = null;
        return Result.Success();
    }

    /// <summary>Uses up a code of the app.</summary>
    /// <param name="secret">What <see cref="SealedSecret"/> holds.</param>
    public Result UseCode(TotpSecret secret, string code, DateTimeOffset now)
    {
        if (Totp.StepOf(secret, code, now, LastStep) is not { } step)
        {
            return TwoFactorErrors.CodeInvalid;
        }

        LastStep = step;
        return Result.Success();
    }

    public Result UseRecoveryCode(string hash)
    {
        if (!_recoveryCodeHashes.Contains(hash, StringComparer.Ordinal))
        {
            return TwoFactorErrors.CodeInvalid;
        }

        _recoveryCodeHashes = [.. _recoveryCodeHashes.Where(kept => kept != hash)];
        return Result.Success();
    }

    /// <summary>From here on log-ins of the user need a code.</summary>
    public void TurnOn(User user, IReadOnlyCollection<string> recoveryCodeHashes, DateTimeOffset now)
    {
        ReplaceRecoveryCodes(recoveryCodeHashes);
        user.TurnOnTwoFactor(now);
    }

    /// <summary>The password is enough again; what is left of this is to be removed.</summary>
    public void TurnOff(User user)
    {
        _recoveryCodeHashes = [];
        user.TurnOffTwoFactor();
    }

    /// <summary>The codes of before are void.</summary>
    public void ReplaceRecoveryCodes(IReadOnlyCollection<string> hashes)
    {
        _recoveryCodeHashes =
            hashes.Count == RecoveryCodeCount
                ? [.. hashes]
                : throw new ArgumentException($"There are {RecoveryCodeCount} recovery codes.", nameof(hashes));
    }
}

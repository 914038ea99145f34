using StreamHub.Application.Ports;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <param name="RecoveryCodes">Each is good once, in the place of a code of the app. They are never shown again.</param>
public sealed record RecoveryCodeSet(IReadOnlyList<string> RecoveryCodes)
{
    internal static (RecoveryCodeSet Shown, IReadOnlyCollection<string> Hashes) Create(
        ITwoFactorSecrets secrets,
        Guid userId
    )
    {
        var codes = Enumerable
            .Range(0, TwoFactor.RecoveryCodeCount)
            .Select(_ => secrets.CreateRecoveryCode(userId))
            .ToList();
        return (new RecoveryCodeSet([.. codes.Select(code => code.Value)]), [.. codes.Select(code => code.Hash)]);
    }
}

using StreamHub.Application.Ports;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>Seals each user's secret for that user alone.</summary>
public sealed class TwoFactorVault(ISecretVault vault)
{
    private const string Field = "two-factor-secret";

    public static SecretContext ContextOf(Guid userId) => new(userId, Field);

    public string Seal(Guid userId, TotpSecret secret) => vault.Seal(secret.Base32, ContextOf(userId));

    public TotpSecret Open(TwoFactor twoFactor) =>
        TotpSecret.FromBase32(vault.Open(twoFactor.SealedSecret, ContextOf(twoFactor.Id)));
}

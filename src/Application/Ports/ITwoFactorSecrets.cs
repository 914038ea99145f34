using StreamHub.Domain.Users;

namespace StreamHub.Application.Ports;

/// <param name="Value">80 random bits, for people to write down; handed out once and never kept.</param>
/// <param name="Hash">What is kept.</param>
public sealed record RecoveryCode(string Value, string Hash);

/// <summary>Where the secrets of two-factor log-in come from.</summary>
public interface ITwoFactorSecrets
{
    TotpSecret CreateSecret();

    RecoveryCode CreateRecoveryCode(Guid userId);

    /// <param name="presented">However it is capitalised and grouped.</param>
    /// <returns><c>null</c> for what can't be such a code.</returns>
    string? HashOfRecoveryCode(Guid userId, string presented);
}

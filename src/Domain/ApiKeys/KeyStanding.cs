using StreamHub.Domain.Common;

namespace StreamHub.Domain.ApiKeys;

/// <summary>What decides whether a secret that was presented still opens anything.</summary>
public sealed record KeyStanding(DateTimeOffset? RevokedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? SecretEndsAt)
{
    /// <returns><c>null</c> when it does.</returns>
    public Error? RefusalAt(DateTimeOffset now) =>
        RevokedAt is not null ? ApiKeyErrors.Revoked
        : ExpiresAt <= now ? ApiKeyErrors.Expired
        : SecretEndsAt <= now ? ApiKeyErrors.Replaced
        : null;
}

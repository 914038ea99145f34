namespace StreamHub.Domain.Users;

/// <summary>A refresh token as we keep it: never the token, only its hash, unique in the database.</summary>
public sealed class RefreshToken
{
    internal RefreshToken(Guid loginId, string hash, DateTimeOffset createdAt)
    {
        LoginId = loginId;
        Hash = hash;
        CreatedAt = createdAt;
    }

    public Guid LoginId { get; private set; }

    public string Hash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SpentAt { get; private set; }

    internal void Spend(DateTimeOffset now) => SpentAt = now;
}

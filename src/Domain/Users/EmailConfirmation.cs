using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>A mailed link that proves the address; usable once, kept as a hash.</summary>
public sealed class EmailConfirmation : AggregateRoot
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private EmailConfirmation(Guid id, Guid userId, string tokenHash, DateTimeOffset expiresAt)
        : base(id)
    {
        UserId = userId;
        TokenHash = tokenHash;
        ExpiresAt = expiresAt;
    }

    public Guid UserId { get; private set; }

    public string TokenHash { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static EmailConfirmation Issue(Guid userId, string tokenHash, DateTimeOffset now) =>
        new(NewId(now), userId, tokenHash, now + Lifetime);

    public Result Use(DateTimeOffset now)
    {
        if (UsedAt is not null || now >= ExpiresAt)
        {
            return UserErrors.ConfirmationTokenInvalid;
        }

        UsedAt = now;
        return Result.Success();
    }
}

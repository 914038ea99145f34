using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>A mailed link that sets a new password; usable once, kept as a hash.</summary>
public sealed class PasswordReset : AggregateRoot
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private PasswordReset(Guid id, Guid userId, int generation, string tokenHash, DateTimeOffset expiresAt)
        : base(id)
    {
        UserId = userId;
        Generation = generation;
        TokenHash = tokenHash;
        ExpiresAt = expiresAt;
    }

    public Guid UserId { get; private set; }

    /// <summary>The user's <see cref="User.LoginGeneration"/> when the link was made; it is good for no other.</summary>
    public int Generation { get; private set; }

    public string TokenHash { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static PasswordReset Issue(User user, string tokenHash, DateTimeOffset now) =>
        new(NewId(now), user.Id, user.LoginGeneration, tokenHash, now + Lifetime);

    /// <summary>Spends the link for a new password, with which every other link of the user is over too.</summary>
    public Result Use(User user, string passwordHash, DateTimeOffset now)
    {
        if (!IsGoodFor(user, now))
        {
            return UserErrors.ResetTokenInvalid;
        }

        UsedAt = now;
        user.ChangePassword(passwordHash);
        user.ConfirmEmail(now);
        return Result.Success();
    }

    public bool IsGoodFor(User user, DateTimeOffset now) =>
        user.Id == UserId && user.LoginGeneration == Generation && UsedAt is null && now < ExpiresAt;
}

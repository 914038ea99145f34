using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>A log-in whose password was right and whose second step is awaited; good for one log-in, kept as a hash.</summary>
public sealed class LogInChallenge : AggregateRoot
{
    public const int MaxTries = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private LogInChallenge(Guid id, Guid userId, int generation, string tokenHash, DateTimeOffset expiresAt)
        : base(id)
    {
        UserId = userId;
        Generation = generation;
        TokenHash = tokenHash;
        ExpiresAt = expiresAt;
    }

    public Guid UserId { get; private set; }

    /// <summary>The user's <see cref="User.LoginGeneration"/> when the password was right; it is good for no other.</summary>
    public int Generation { get; private set; }

    public string TokenHash { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static LogInChallenge Issue(User user, string tokenHash, DateTimeOffset now) =>
        new(NewId(now), user.Id, user.LoginGeneration, tokenHash, now + Lifetime);

    /// <summary>Takes one of the tries; to be saved before the code is looked at.</summary>
    public Result Try(User user, DateTimeOffset now)
    {
        var isGood =
            user.Id == UserId
            && user.LoginGeneration == Generation
            && user.HasTwoFactor
            && UsedAt is null
            && now < ExpiresAt;
        if (!isGood || Tries == MaxTries)
        {
            return TwoFactorErrors.ChallengeInvalid;
        }

        Tries++;
        return Result.Success();
    }

    public void Use(DateTimeOffset now) => UsedAt = now;
}

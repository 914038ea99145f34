using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

public enum LoginEnd
{
    LoggedOut,

    /// <summary>A spent refresh token came again: somebody has a copy.</summary>
    TokenReused,

    /// <summary>Its user ended it from another one.</summary>
    Revoked,

    /// <summary>An admin ended it.</summary>
    EndedByStaff,

    /// <summary>The identity vendor deleted the person who logged in there.</summary>
    IdentityDeleted,
}

/// <summary>One log-in of one device: the family of refresh tokens that descend from it, of which one is current.</summary>
public sealed class Login : AggregateRoot
{
    public const int ExternalIdMaxLength = 255;

    /// <summary>An unused log-in ends after this long; each refresh begins the count anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Two honest tabs may present the same token at once: so long the second gets the first one's answer.</summary>
    public static readonly TimeSpan ReuseGrace = TimeSpan.FromSeconds(10);

    /// <summary>The vendor ends its sessions itself; this only bounds how long we remember one.</summary>
    public static readonly TimeSpan ExternalLifetime = TimeSpan.FromDays(3650);

    private readonly List<RefreshToken> _tokens = [];

    private Login(Guid id, Guid userId, DateTimeOffset createdAt)
        : base(id)
    {
        UserId = userId;
        CreatedAt = createdAt;
        LastUsedAt = createdAt;
        ExpiresAt = createdAt + Lifetime;
    }

    public Guid UserId { get; private set; }

    /// <summary>It is over, without a word here, when its user's <see cref="User.LoginGeneration"/> is another.</summary>
    public int Generation { get; private set; }

    /// <summary>The identity vendor's session that this stands for; unique. <c>null</c> for a log-in by password.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>The client's own name of itself, when it logged in.</summary>
    public string? Device { get; private set; }

    /// <summary>The address of its last use.</summary>
    public string? Address { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastUsedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public LoginEnd? EndedBecause { get; private set; }

    /// <summary>Every token of the family that was loaded: the current one, and the spent one that was presented.</summary>
    public IReadOnlyCollection<RefreshToken> Tokens => _tokens;

    public static Login Start(User user, ClientOrigin origin, string tokenHash, DateTimeOffset now)
    {
        var login = new Login(NewId(now), user.Id, now)
        {
            Generation = user.LoginGeneration,
            Device = origin.Device,
            Address = origin.Address,
        };
        login._tokens.Add(new RefreshToken(login.Id, tokenHash, now));
        return login;
    }

    /// <summary>Stands for a session at an identity vendor, whose tokens open it: it has no refresh tokens of ours.</summary>
    /// <param name="generation">Of the user's log-ins, now.</param>
    public static Login StartExternal(
        Guid userId,
        int generation,
        string externalId,
        ClientOrigin origin,
        DateTimeOffset now
    ) =>
        new(NewId(now), userId, now)
        {
            Generation = generation,
            ExternalId = externalId,
            Device = origin.Device,
            Address = origin.Address,
            ExpiresAt = now + ExternalLifetime,
        };

    /// <summary>
    /// Spends the presented token for its successor. A token that was spent within <see cref="ReuseGrace"/> yields the
    /// same successor again; one spent earlier ends the whole family.
    /// </summary>
    public Result Rotate(string presentedHash, string successorHash, DateTimeOffset now)
    {
        var presented = _tokens.Find(token => token.Hash == presentedHash);
        if (presented is null || EndedAt is not null || now >= ExpiresAt)
        {
            return UserErrors.RefreshTokenInvalid;
        }

        if (presented.SpentAt is null)
        {
            presented.Spend(now);
            _tokens.Add(new RefreshToken(Id, successorHash, now));
            LastUsedAt = now;
            ExpiresAt = now + Lifetime;
            return Result.Success();
        }

        var successorIsCurrent = _tokens.Exists(token => token.Hash == successorHash && token.SpentAt is null);
        if (successorIsCurrent && now - presented.SpentAt <= ReuseGrace)
        {
            return Result.Success();
        }

        End(LoginEnd.TokenReused, now);
        return UserErrors.RefreshTokenInvalid;
    }

    /// <summary>Remembers where it was used from.</summary>
    public void SeenFrom(ClientOrigin origin) => Address = origin.Address ?? Address;

    /// <summary>Lets it outlive the end of its user's log-ins.</summary>
    public void Keep(User user) => Generation = user.LoginGeneration;

    public void LogOut(DateTimeOffset now) => End(LoginEnd.LoggedOut, now);

    public void Revoke(DateTimeOffset now) => End(LoginEnd.Revoked, now);

    public void End(LoginEnd reason, DateTimeOffset now)
    {
        if (EndedAt is null)
        {
            EndedAt = now;
            EndedBecause = reason;
        }
    }
}

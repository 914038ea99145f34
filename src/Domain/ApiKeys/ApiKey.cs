using StreamHub.Domain.Common;

namespace StreamHub.Domain.ApiKeys;

public enum ApiKeyState
{
    Active,
    Expired,
    Revoked,
}

/// <summary>What is kept of a secret: enough to know it again, not enough to use it.</summary>
/// <param name="Prefix">The secret's beginning, by which people tell keys apart.</param>
public sealed record KeyFingerprint(string Prefix, string Hash);

/// <summary>
/// A machine's way in: acts for one organization, with some of what its maker may do there. The secret is shown once; a
/// rotation makes a new one, beside which the one before may work for a while.
/// </summary>
public sealed class ApiKey : AggregateRoot, IOwned
{
    public const int NameMaxLength = 100;
    public const int PrefixMaxLength = 20;
    public const int MaxAllowedAddresses = 20;

    /// <summary>The longest that a replaced secret may go on working.</summary>
    public static readonly TimeSpan MaxOverlap = TimeSpan.FromDays(7);

    private readonly List<KeySecret> _secrets = [];

    private ApiKey(Guid id, Guid organizationId, Guid createdBy, string name, string prefix, DateTimeOffset createdAt)
        : base(id)
    {
        OrganizationId = organizationId;
        CreatedBy = createdBy;
        Name = name;
        Prefix = prefix;
        CreatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    /// <summary>The member who made it: the key never may more than this member may at the moment of use.</summary>
    public Guid CreatedBy { get; private set; }

    public string Name { get; private set; }

    /// <summary>The beginning of the current secret.</summary>
    public string Prefix { get; private set; }

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>Where it works from; from everywhere when there are none.</summary>
    public IReadOnlyList<AddressRange> AllowedAddresses { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? RotatedAt { get; private set; }

    /// <summary>Until when the secret before the current one works, since the latest rotation.</summary>
    public DateTimeOffset? PreviousEndsAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Right to about a minute: uses are written in groups, past this aggregate.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public string? LastUsedAddress { get; private set; }

    /// <summary>Every secret that it ever had, the last of which is the current one.</summary>
    public IReadOnlyCollection<KeySecret> Secrets => _secrets;

    public static ApiKey Create(
        Guid organizationId,
        Guid createdBy,
        KeyTerms terms,
        KeyFingerprint secret,
        DateTimeOffset now
    )
    {
        var key = new ApiKey(NewId(now), organizationId, createdBy, terms.Name.Trim(), secret.Prefix, now)
        {
            Scopes = [.. terms.Scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            AllowedAddresses = [.. terms.AllowedAddresses.Distinct()],
            ExpiresAt = terms.ExpiresAt,
        };
        key._secrets.Add(new KeySecret(key.Id, secret.Hash));
        return key;
    }

    public ApiKeyState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? ApiKeyState.Revoked
        : ExpiresAt <= now ? ApiKeyState.Expired
        : ApiKeyState.Active;

    public void Rename(string name) => Name = name.Trim();

    /// <summary>
    /// Replaces the secret. The one before works until the overlap is over; older ones end now, so that never more than
    /// two work.
    /// </summary>
    public Result Rotate(KeyFingerprint next, TimeSpan overlap, DateTimeOffset now)
    {
        if (overlap < TimeSpan.Zero || overlap > MaxOverlap)
        {
            throw new ArgumentOutOfRangeException(nameof(overlap), overlap, "An overlap is 0 to 7 days.");
        }

        if (StateAt(now) != ApiKeyState.Active)
        {
            return ApiKeyErrors.Over;
        }

        foreach (var secret in _secrets)
        {
            secret.EndBy(secret.EndsAt is null ? now + overlap : now);
        }

        _secrets.Add(new KeySecret(Id, next.Hash));
        Prefix = next.Prefix;
        RotatedAt = now;
        PreviousEndsAt = now + overlap;
        return Result.Success();
    }

    /// <returns>Whether it was not revoked before.</returns>
    public bool Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
        {
            return false;
        }

        RevokedAt = now;
        return true;
    }
}

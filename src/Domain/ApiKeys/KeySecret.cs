namespace StreamHub.Domain.ApiKeys;

/// <summary>One secret of a key, kept as a hash; made and ended by the <see cref="ApiKey"/> alone.</summary>
public sealed class KeySecret
{
    internal KeySecret(Guid keyId, string hash)
    {
        KeyId = keyId;
        Hash = hash;
    }

    public Guid KeyId { get; private set; }

    public string Hash { get; private set; }

    /// <summary>Until when it works after it was replaced; <c>null</c> for the current one.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    internal void EndBy(DateTimeOffset at) => EndsAt = EndsAt < at ? EndsAt : at;
}

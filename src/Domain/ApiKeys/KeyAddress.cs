namespace StreamHub.Domain.ApiKeys;

/// <summary>Remembers that a key has been used from somewhere, so that only the first use from there is news.</summary>
public sealed class KeyAddress
{
    public const int PlaceMaxLength = 49;

    private KeyAddress(Guid keyId, string place, DateTimeOffset firstUsedAt)
    {
        KeyId = keyId;
        Place = place;
        FirstUsedAt = firstUsedAt;
    }

    public Guid KeyId { get; private set; }

    /// <summary>The <see cref="Audit.ClientOrigin.Network"/> that it was used from.</summary>
    public string Place { get; private set; }

    public DateTimeOffset FirstUsedAt { get; private set; }

    public static KeyAddress Of(Guid keyId, string place, DateTimeOffset now) => new(keyId, place, now);
}

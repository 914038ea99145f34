using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Security;

/// <summary>The keys that seal secrets. To rotate: add a key, make it current, reseal, take the old one away.</summary>
public sealed class VaultOptions : ICheckedOptions
{
    private const int KeyIdMaxLength = 32;

    public static string Section => "Vault";

    /// <summary>The id of the key that seals; the others only open.</summary>
    public string CurrentKeyId { get; set; } = string.Empty;

    /// <summary>32 random bytes in base64, by key id.</summary>
    public Dictionary<string, string> Keys { get; init; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrEmpty(CurrentKeyId) || !Keys.ContainsKey(CurrentKeyId))
        {
            yield return $"{nameof(CurrentKeyId)} must be the id of a key in {Section}:{nameof(Keys)}.";
        }

        foreach (var (keyId, key) in Keys)
        {
            if (!IsKeyId(keyId))
            {
                yield return $"{nameof(Keys)}:{keyId}: a key id is 1 to {KeyIdMaxLength} of A-Z, a-z, 0-9, '-' and '_'.";
            }

            var decoded = new byte[Aes256Gcm.KeySize];
            if (
                string.IsNullOrEmpty(key)
                || !Convert.TryFromBase64String(key, decoded, out var size)
                || size != decoded.Length
            )
            {
                yield return $"{nameof(Keys)}:{keyId} must be {Aes256Gcm.KeySize} bytes in base64.";
            }
        }
    }

    private static bool IsKeyId(string text) =>
        text.Length is > 0 and <= KeyIdMaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}

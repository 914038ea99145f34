using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Security;

/// <summary>
/// Sealed text is <c>v1.{key id}.{base64url of nonce, ciphertext and tag}</c>. Version, key id, owner and field are
/// authenticated with it, so none of them can be exchanged.
/// </summary>
public sealed class AesGcmVault : ISecretVault
{
    private const string Version = "v1";
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly string _currentKeyId;
    private readonly Dictionary<string, byte[]> _keys;

    public AesGcmVault(IOptions<VaultOptions> options)
    {
        var problems = ValidatedOptions.ProblemsOf(options.Value);
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(VaultOptions.Section, typeof(VaultOptions), problems);
        }

        _currentKeyId = options.Value.CurrentKeyId;
        _keys = options.Value.Keys.ToDictionary(
            pair => pair.Key,
            pair => Convert.FromBase64String(pair.Value),
            StringComparer.Ordinal
        );
    }

    public string Seal(string plaintext, SecretContext context)
    {
        byte[] bytes = StrictUtf8.GetBytes(plaintext);
        byte[] block = Aes256Gcm.Encrypt(_keys[_currentKeyId], bytes, Associated(_currentKeyId, context));
        CryptographicOperations.ZeroMemory(bytes);
        return $"{Version}.{_currentKeyId}.{Base64Url.Encode(block)}";
    }

    public string Open(string sealedText, SecretContext context) =>
        TryOpen(sealedText, context, out string? plaintext) ? plaintext : throw new SecretUnreadableException(context);

    public bool TryOpen(string sealedText, SecretContext context, [NotNullWhen(true)] out string? plaintext)
    {
        plaintext = null;
        if (
            !TryReadKeyId(sealedText, out string keyId)
            || !_keys.TryGetValue(keyId, out byte[]? key)
            || !Base64Url.TryDecode(sealedText.AsSpan(Version.Length + keyId.Length + 2), out byte[] block)
            || !Aes256Gcm.TryDecrypt(key, block, Associated(keyId, context), out byte[] bytes)
        )
        {
            return false;
        }

        plaintext = StrictUtf8.GetString(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return true;
    }

    public bool NeedsReseal(string sealedText) =>
        !TryReadKeyId(sealedText, out string keyId) || !string.Equals(keyId, _currentKeyId, StringComparison.Ordinal);

    private static bool TryReadKeyId(string sealedText, out string keyId)
    {
        string[] parts = sealedText.Split('.');
        bool wellFormed = parts.Length == 3 && string.Equals(parts[0], Version, StringComparison.Ordinal);
        keyId = wellFormed ? parts[1] : "";
        return wellFormed;
    }

    /// <summary>Only the last part has a free length, so two places never share one text.</summary>
    private static byte[] Associated(string keyId, SecretContext context) =>
        StrictUtf8.GetBytes($"{Version}.{keyId}.{context.Owner:N}.{context.Field}");
}

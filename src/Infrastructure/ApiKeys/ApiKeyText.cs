using System.Security.Cryptography;
using System.Text;

namespace StreamHub.Infrastructure.ApiKeys;

/// <summary>
/// How keys are written: <c>sh_live_</c> or <c>sh_test_</c>, 43 letters and digits with 256 random bits, and six with the
/// CRC-32 (IEEE 802.3) of everything before, in base 62. One wrong character always changes the checksum, and two
/// neighbours that changed places do too.
/// </summary>
internal static class ApiKeyText
{
    public const int Length = PrefixLength + SecretLength + ChecksumLength;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int PrefixLength = 8;
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;

    /// <summary>Characters that are shown in lists: the mode and 36 of the random bits, of which enough are left.</summary>
    private const int ShownLength = PrefixLength + 6;

    public static string Create(ApiKeyMode mode)
    {
        var text = PrefixOf(mode) + RandomNumberGenerator.GetString(Alphabet, SecretLength);
        return text + Checksum(text);
    }

    /// <returns>The key's mode; <c>null</c> for what was never given out by any installation.</returns>
    public static ApiKeyMode? ModeOf(string text)
    {
        if (text.Length != Length || !text.AsSpan(PrefixLength).ContainsOnly(Alphabet))
        {
            return null;
        }

        var checksum = Checksum(text.AsSpan(0, Length - ChecksumLength));
        if (!text.AsSpan(Length - ChecksumLength).SequenceEqual(checksum))
        {
            return null;
        }

        return text.StartsWith(PrefixOf(ApiKeyMode.Live), StringComparison.Ordinal) ? ApiKeyMode.Live
            : text.StartsWith(PrefixOf(ApiKeyMode.Test), StringComparison.Ordinal) ? ApiKeyMode.Test
            : null;
    }

    public static string Shown(string text) => text[..ShownLength];

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    private static string PrefixOf(ApiKeyMode mode) => mode == ApiKeyMode.Live ? "sh_live_" : "sh_test_";

    private static bool ContainsOnly(this ReadOnlySpan<char> text, string alphabet) =>
        !text.ContainsAnyExcept(alphabet);

    private static string Checksum(ReadOnlySpan<char> text) =>
        string.Create(
            ChecksumLength,
            Crc32(text),
            static (digits, rest) =>
            {
                for (var i = digits.Length - 1; i >= 0; i--)
                {
                    digits[i] = Alphabet[(int)(rest % (uint)Alphabet.Length)];
                    rest /= (uint)Alphabet.Length;
                }
            }
        );

    private static uint Crc32(ReadOnlySpan<char> text)
    {
        const uint Polynomial = 0xEDB88320;
        var crc = uint.MaxValue;
        foreach (var character in text)
        {
            crc ^= character;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
            }
        }

        return ~crc;
    }
}

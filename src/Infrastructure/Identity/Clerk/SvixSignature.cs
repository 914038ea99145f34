using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace StreamHub.Infrastructure.Identity.Clerk;

/// <summary>
/// The signature of webhooks that Svix sends, which Standard Webhooks describes: HMAC-SHA256 over
/// <c>{id}.{time}.{raw body}</c>, in base64, one or more of them behind their versions.
/// </summary>
public static class SvixSignature
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int MaxHeaderLength = 4096;
    private const int MaxTimeDigits = 12;
    private const int SecretMinBytes = 16;

    public static bool TryReadSecret(string text, out byte[] secret)
    {
        secret = [];
        if (!text.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        var buffer = new byte[text.Length];
        if (!Convert.TryFromBase64String(text[SecretPrefix.Length..], buffer, out var length))
        {
            return false;
        }

        secret = buffer[..length];
        return length >= SecretMinBytes;
    }

    /// <summary>True for a message signed with the secret within <see cref="Tolerance"/> of now, either way.</summary>
    /// <param name="signatures">Those of other versions are left alone; each of ours is tried.</param>
    public static bool Verify(
        ReadOnlySpan<byte> rawBody,
        string id,
        string time,
        string signatures,
        byte[] secret,
        DateTimeOffset now
    )
    {
        if (signatures.Length > MaxHeaderLength || id.Length > MaxHeaderLength || !IsCurrent(time, now))
        {
            return false;
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{time}."));
        hmac.AppendData(rawBody);
        var expected = Convert.ToBase64String(hmac.GetHashAndReset());
        var matched = false;
        foreach (var range in signatures.AsSpan().Split(' '))
        {
            var given = signatures.AsSpan(range);
            matched |= given.StartsWith(Version) && Same(expected, given[Version.Length..]);
        }

        return matched;
    }

    private static bool IsCurrent(string time, DateTimeOffset now)
    {
        if (time.Length is 0 or > MaxTimeDigits || time.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var signedAt = long.Parse(time, NumberStyles.None, CultureInfo.InvariantCulture);
        return Math.Abs((now - DateTimeOffset.UnixEpoch).TotalSeconds - signedAt) <= Tolerance.TotalSeconds;
    }

    private static bool Same(ReadOnlySpan<char> expected, ReadOnlySpan<char> given) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(given));
}

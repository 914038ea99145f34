using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace StreamHub.Infrastructure.Security;

/// <summary>
/// The webhook signature that several vendors share: a header of <c>name=value</c> pairs with one time and one or more
/// signatures, each the lower hexadecimal of HMAC-SHA256 over <c>{time}.{raw body}</c>.
/// </summary>
/// <remarks>
/// Upper hexadecimal is refused: the vendors write lower, their own libraries compare the text, and one signature
/// keeps one spelling. Pairs of other names are left alone, so that a vendor may add a scheme.
/// </remarks>
public static class TimestampedHmac
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const int MaxHeaderLength = 4096;
    private const int MaxTimeDigits = 12;
    private const int SignatureLength = 2 * HMACSHA256.HashSizeInBytes;

    public static bool Verify(
        ReadOnlySpan<byte> rawBody,
        ReadOnlySpan<char> header,
        WebhookScheme scheme,
        string secret,
        DateTimeOffset now
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        if (!TryReadTime(header, scheme, out ReadOnlySpan<char> time) || !IsCurrent(time, now))
        {
            return false;
        }

        Span<char> expected = stackalloc char[SignatureLength];
        Compute(rawBody, time, secret, expected);

        bool matched = false;
        foreach (Range range in header.Split(','))
        {
            matched |=
                TryReadValue(header[range], scheme.Signature, out ReadOnlySpan<char> given) && Same(expected, given);
        }

        return matched;
    }

    /// <summary>Exactly one time: with two, the one that is judged need not be the one that is signed.</summary>
    private static bool TryReadTime(ReadOnlySpan<char> header, WebhookScheme scheme, out ReadOnlySpan<char> time)
    {
        time = default;
        if (header.Length > MaxHeaderLength)
        {
            return false;
        }

        int found = 0;
        foreach (Range range in header.Split(','))
        {
            if (TryReadValue(header[range], scheme.Time, out ReadOnlySpan<char> value))
            {
                time = value;
                found++;
            }
        }

        return found == 1 && time.Length is > 0 and <= MaxTimeDigits && !time.ContainsAnyExceptInRange('0', '9');
    }

    private static bool TryReadValue(ReadOnlySpan<char> pair, string name, out ReadOnlySpan<char> value)
    {
        int equals = pair.IndexOf('=');
        value = equals < 0 ? default : pair[(equals + 1)..];
        return equals >= 0 && pair[..equals].SequenceEqual(name);
    }

    private static bool IsCurrent(ReadOnlySpan<char> time, DateTimeOffset now)
    {
        long signedAt = long.Parse(time, NumberStyles.None, CultureInfo.InvariantCulture);
        double age = (now - DateTimeOffset.UnixEpoch).TotalSeconds - signedAt;
        return Math.Abs(age) <= Tolerance.TotalSeconds;
    }

    private static void Compute(ReadOnlySpan<byte> rawBody, ReadOnlySpan<char> time, string secret, Span<char> hex)
    {
        Span<byte> prefix = stackalloc byte[MaxTimeDigits + 1];
        int digits = Encoding.ASCII.GetBytes(time, prefix);
        prefix[digits] = (byte)'.';

        using IncrementalHash hmac = IncrementalHash.CreateHMAC(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(secret)
        );
        hmac.AppendData(prefix[..(digits + 1)]);
        hmac.AppendData(rawBody);

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hmac.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash, hex, out _);
    }

    private static bool Same(ReadOnlySpan<char> expected, ReadOnlySpan<char> given) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(given));
}

/// <summary>What a vendor calls the time and the signature in its header.</summary>
public sealed record WebhookScheme(string Time, string Signature);

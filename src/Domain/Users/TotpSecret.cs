using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>The 160 bits that a user's authenticator app and StreamHub share.</summary>
public sealed class TotpSecret
{
    /// <summary>As long as the hash, as RFC 4226 advises.</summary>
    public const int Size = 20;

    private readonly byte[] _bytes;

    public TotpSecret(ReadOnlySpan<byte> bytes)
    {
        _bytes =
            bytes.Length == Size
                ? bytes.ToArray()
                : throw new ArgumentException($"A secret has {Size} bytes.", nameof(bytes));
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public string Base32 => Common.Base32.Encode(_bytes);

    /// <exception cref="ArgumentException">It is no such secret; only what <see cref="Base32"/> gave is.</exception>
    public static TotpSecret FromBase32(string text) =>
        new(Common.Base32.Decode(text) ?? throw new ArgumentException("Not base32.", nameof(text)));

    /// <summary>The address by which an authenticator app takes the secret in, usually as a QR code.</summary>
    /// <remarks>As google/google-authenticator's wiki describes the key URI format.</remarks>
    public string UriFor(string issuer, EmailAddress account)
    {
        var label = $"{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account.Value)}";
        return $"otpauth://totp/{label}?secret={Base32}&issuer={Uri.EscapeDataString(issuer)}"
            + $"&algorithm=SHA1&digits={Totp.Digits}&period={Totp.PeriodSeconds}";
    }
}

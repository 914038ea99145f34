using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamHub.Domain.Users;

/// <summary>Time-based one-time passwords (RFC 6238): SHA-1, six digits, a new one every 30 seconds.</summary>
public static class Totp
{
    public const int Digits = 6;
    public const int PeriodSeconds = 30;

    /// <summary>So many steps a device's clock may be behind or ahead.</summary>
    public const int Tolerance = 1;

    private const int Modulus = 1_000_000;

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / PeriodSeconds;

    /// <summary>The code of one time step: HOTP (RFC 4226) with the step as its counter.</summary>
    [SuppressMessage(
        "Security",
        "CA5350:Do Not Use Weak Cryptographic Algorithms",
        Justification = "Authenticator apps know no other, and HMAC does not need SHA-1 to be free of collisions."
    )]
    public static string CodeAt(TotpSecret secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret.Bytes, counter, mac);
        var offset = mac[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        return (number % Modulus).ToString($"D{Digits}", CultureInfo.InvariantCulture);
    }

    /// <param name="after">The last step whose code was used: neither it nor an earlier one comes again.</param>
    /// <returns>The step that the code is of; <c>null</c> when it is of none that is good now.</returns>
    public static long? StepOf(TotpSecret secret, string code, DateTimeOffset now, long? after)
    {
        var current = StepAt(now);
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            if ((after is null || step > after) && IsSame(CodeAt(secret, step), code))
            {
                return step;
            }
        }

        return null;
    }

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

using System.Security.Cryptography;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Security;

/// <summary>
/// Recovery codes are base32 in groups of four, kept as SHA-256 over their user's id and bits: with 80 random bits that
/// needs no stretching, and the id makes whoever has the hashes search for each user alone.
/// </summary>
public sealed class TwoFactorSecrets : ITwoFactorSecrets
{
    private const int RecoveryCodeSize = 10;
    private const int GroupLength = 4;
    private const int IdSize = 16;

    public TotpSecret CreateSecret() => new(RandomNumberGenerator.GetBytes(TotpSecret.Size));

    public RecoveryCode CreateRecoveryCode(Guid userId)
    {
        var bits = RandomNumberGenerator.GetBytes(RecoveryCodeSize);
        var groups = Base32.Encode(bits).ToLowerInvariant().Chunk(GroupLength).Select(group => new string(group));
        return new RecoveryCode(string.Join('-', groups), HashOf(userId, bits));
    }

    public string? HashOfRecoveryCode(Guid userId, string presented)
    {
        var digits = string.Concat(presented.Where(digit => digit is not ('-' or ' ')));
        return Base32.Decode(digits) is { Length: RecoveryCodeSize } bits ? HashOf(userId, bits) : null;
    }

    private static string HashOf(Guid userId, ReadOnlySpan<byte> bits)
    {
        Span<byte> hashed = stackalloc byte[IdSize + RecoveryCodeSize];
        userId.TryWriteBytes(hashed, bigEndian: true, out _);
        bits.CopyTo(hashed[IdSize..]);
        return Convert.ToHexStringLower(SHA256.HashData(hashed));
    }
}

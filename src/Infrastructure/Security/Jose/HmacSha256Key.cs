using System.Security.Cryptography;
using System.Text;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>HS256.</summary>
public sealed class HmacSha256Key : JwsKey
{
    public const int MinSecretSize = 32;

    private readonly byte[] _secret;

    public HmacSha256Key(ReadOnlySpan<byte> secret, string? keyId = null)
        : base("HS256", keyId)
    {
        if (secret.Length < MinSecretSize)
        {
            throw new UnusableKeyException($"A secret for HS256 has at least {MinSecretSize} bytes.");
        }

        _secret = secret.ToArray();
    }

    public override bool IsSymmetric => true;

    public override bool CanSign => true;

    public override int SignatureSize => HMACSHA256.HashSizeInBytes;

    public static HmacSha256Key FromText(string secret, string? keyId = null) =>
        new(Encoding.UTF8.GetBytes(secret), keyId);

    protected override void SignCore(ReadOnlySpan<byte> data, Span<byte> signature) =>
        HMACSHA256.HashData(_secret, data, signature);

    protected override bool VerifyCore(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, data, expected);
        return CryptographicOperations.FixedTimeEquals(expected, signature);
    }
}

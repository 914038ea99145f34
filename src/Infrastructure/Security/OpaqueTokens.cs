using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Identity;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Security;

/// <summary>
/// 256 random bits in base64url, stored as SHA-256 in lower hexadecimal. With that much randomness the hash needs
/// neither salt nor stretching, and a look-up by hash tells no time worth measuring.
/// </summary>
public sealed class OpaqueTokens(IOptions<AuthOptions> options) : IOpaqueTokens
{
    public const int TokenSize = 32;
    public const int HashLength = 2 * SHA256.HashSizeInBytes;

    private readonly byte[] _successorKey = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(options.Value.SigningSecret),
        TokenSize,
        info: "streamhub/opaque-token-successor"u8.ToArray()
    );

    public OpaqueToken Create() => Of(RandomNumberGenerator.GetBytes(TokenSize));

    public OpaqueToken? Read(string presented)
    {
        Span<byte> token = stackalloc byte[TokenSize];
        return Base64Url.TryDecode(presented, token, out var size) && size == TokenSize ? Of(token) : null;
    }

    public OpaqueToken Successor(OpaqueToken token) =>
        Of(HMACSHA256.HashData(_successorKey, Encoding.ASCII.GetBytes(token.Value)));

    private static OpaqueToken Of(ReadOnlySpan<byte> token) =>
        new(Base64Url.Encode(token), Convert.ToHexStringLower(SHA256.HashData(token)));
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Identity;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Analytics;

/// <summary>
/// A pass in 85 bytes (version, video, organization, viewer, stream, length, begin and end) with the first 128 bits of their
/// HMAC-SHA256, in base64url. Making one costs microseconds, so each request for playback gets its own.
/// </summary>
internal sealed class BeaconTokens(IOptions<AuthOptions> options, TimeProvider time) : IBeaconTokens
{
    private const byte Version = 2;
    private const int IdSize = 16;
    private const int IdCount = 4;
    private const int KeySize = 32;
    private const int PassSize = 1 + IdCount * IdSize + sizeof(int) + 2 * sizeof(long);
    private const int SignatureSize = 16;
    private const int TokenSize = PassSize + SignatureSize;

    private readonly byte[] _tokenKey = Derive(options, "streamhub/beacon-token");
    private readonly byte[] _viewerKey = Derive(options, "streamhub/viewer");

    public string Issue(BeaconPass pass)
    {
        Span<byte> token = stackalloc byte[TokenSize];
        token[0] = Version;
        Write(pass.VideoId, token[1..]);
        Write(pass.OrganizationId, token[(1 + IdSize)..]);
        Write(pass.Viewer, token[(1 + 2 * IdSize)..]);
        Write(pass.StreamId ?? Guid.Empty, token[(1 + 3 * IdSize)..]);
        var numbers = token[(1 + IdCount * IdSize)..];
        BinaryPrimitives.WriteInt32BigEndian(numbers, pass.DurationSeconds ?? 0);
        BinaryPrimitives.WriteInt64BigEndian(numbers[sizeof(int)..], pass.IssuedAt.ToUnixTimeSeconds());
        BinaryPrimitives.WriteInt64BigEndian(
            numbers[(sizeof(int) + sizeof(long))..],
            pass.ExpiresAt.ToUnixTimeSeconds()
        );
        Sign(token[..PassSize], token[PassSize..]);
        return Base64Url.Encode(token);
    }

    public Result<BeaconPass> Read(string token)
    {
        Span<byte> bytes = stackalloc byte[TokenSize];
        Span<byte> signature = stackalloc byte[SignatureSize];
        if (!Base64Url.TryDecode(token, bytes, out var size) || size != TokenSize || bytes[0] != Version)
        {
            return BeaconErrors.TokenInvalid;
        }

        Sign(bytes[..PassSize], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, bytes[PassSize..]))
        {
            return BeaconErrors.TokenInvalid;
        }

        var pass = Parse(bytes);
        return pass.ExpiresAt > time.Now() ? pass : BeaconErrors.TokenExpired;
    }

    public Guid ViewerOf(Guid userId, Guid organizationId)
    {
        Span<byte> ids = stackalloc byte[2 * IdSize];
        Write(organizationId, ids);
        Write(userId, ids[IdSize..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_viewerKey, ids, hash);
        return new Guid(hash[..IdSize], bigEndian: true);
    }

    private static BeaconPass Parse(ReadOnlySpan<byte> bytes)
    {
        var numbers = bytes[(1 + IdCount * IdSize)..];
        var stream = ReadId(bytes[(1 + 3 * IdSize)..]);
        var duration = BinaryPrimitives.ReadInt32BigEndian(numbers);
        return new BeaconPass(
            ReadId(bytes[1..]),
            ReadId(bytes[(1 + IdSize)..]),
            ReadId(bytes[(1 + 2 * IdSize)..]),
            stream == Guid.Empty ? null : stream,
            duration > 0 ? duration : null,
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(numbers[sizeof(int)..])),
            DateTimeOffset.FromUnixTimeSeconds(
                BinaryPrimitives.ReadInt64BigEndian(numbers[(sizeof(int) + sizeof(long))..])
            )
        );
    }

    private static void Write(Guid id, Span<byte> destination) => id.TryWriteBytes(destination, bigEndian: true, out _);

    private static Guid ReadId(ReadOnlySpan<byte> bytes) => new(bytes[..IdSize], bigEndian: true);

    private static byte[] Derive(IOptions<AuthOptions> options, string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(options.Value.SigningSecret),
            KeySize,
            info: Encoding.UTF8.GetBytes(purpose)
        );

    private void Sign(ReadOnlySpan<byte> pass, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_tokenKey, pass, hash);
        hash[..SignatureSize].CopyTo(signature);
    }
}

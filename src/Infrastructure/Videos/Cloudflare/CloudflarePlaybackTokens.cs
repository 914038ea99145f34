using System.Buffers;
using System.Text.Json;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>Makes the tokens that stand in for a video's uid in its playback addresses, without asking Cloudflare.</summary>
internal sealed class CloudflarePlaybackTokens(CloudflareSigningKeys keys)
{
    public async Task<Result<string>> SignAsync(
        string uid,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        var key = await keys.GetAsync(cancellationToken);
        return key.IsSuccess ? Jws.Sign(Claims(uid, key.Value.KeyId!, downloadable, expiresAt), key.Value) : key.Error;
    }

    private static ReadOnlySpan<byte> Claims(string uid, string keyId, bool downloadable, DateTimeOffset expiresAt)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("sub", uid);
        json.WriteString("kid", keyId);
        json.WriteNumber("exp", expiresAt.ToUnixTimeSeconds());
        if (downloadable)
        {
            json.WriteBoolean("downloadable", value: true);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }
}

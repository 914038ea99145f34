using System.Buffers;
using System.Text.Json;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>
/// Makes the tokens that stand in for a video's uid in its playback addresses, without asking Cloudflare where we have a
/// key. A token names no viewer, so whoever was found entitled to the same video until the same second gets the same one:
/// signing is by far the dearest step of a grant.
/// </summary>
internal sealed class CloudflarePlaybackTokens(ISigningKeys keys, CloudflareMadeTokens made)
{
    /// <summary>At about 1.5 kB a token, two generations of it are some 12 MB.</summary>
    private const int GenerationSize = 4_096;

    private readonly SharedValues<Grant, string> _signed = new(GenerationSize, Sign);

    public async Task<Result<string>> SignAsync(
        ICloudflareTokenMaker account,
        string uid,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        if (made.AreDueFor(account))
        {
            return await made.GetAsync(account, uid, downloadable, expiresAt, cancellationToken);
        }

        var key = await keys.GetAsync(account, cancellationToken);
        if (key.IsSuccess)
        {
            return _signed.Get(new Grant(key.Value, uid, downloadable, expiresAt.ToUnixTimeSeconds()));
        }

        // Why there is no key says more than why there is no token either.
        var token = await made.GetAsync(account, uid, downloadable, expiresAt, cancellationToken);
        if (!token.IsSuccess)
        {
            return key.Error;
        }

        made.DoWithoutKey(account);
        return token;
    }

    private static string Sign(Grant grant)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("sub", grant.Uid);
        json.WriteString("kid", grant.Key.KeyId);
        json.WriteNumber("exp", grant.Expiry);
        if (grant.Downloadable)
        {
            json.WriteBoolean("downloadable", value: true);
        }

        json.WriteEndObject();
        json.Flush();
        return Jws.Sign(buffer.WrittenSpan, grant.Key);
    }

    /// <summary>Everything that a token says.</summary>
    /// <param name="Expiry">Seconds of Unix time.</param>
    private sealed record Grant(RsaSha256Key Key, string Uid, bool Downloadable, long Expiry);
}

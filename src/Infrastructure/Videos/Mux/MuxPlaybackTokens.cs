using System.Buffers;
using System.Text.Json;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>One video's tokens: Mux takes each for its own kind of address only.</summary>
internal sealed record MuxTokens(string Video, string Thumbnail, string Storyboard);

/// <summary>
/// Makes the tokens that go with a video's playback id, without asking Mux. They name no viewer, so whoever was found
/// entitled to the same video until the same second gets the same ones: signing is by far the dearest step of a grant.
/// </summary>
internal sealed class MuxPlaybackTokens(ISigningKeys keys)
{
    /// <summary>At about 2 kB for the three, two generations of it are some 16 MB.</summary>
    private const int GenerationSize = 4_096;

    private readonly SharedValues<Grant, MuxTokens> _signed = new(GenerationSize, Sign);

    public async Task<Result<MuxTokens>> SignAsync(
        ISigningKeyMaker account,
        string playbackId,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        var key = await keys.GetAsync(account, cancellationToken);
        return key.IsSuccess ? _signed.Get(new Grant(key.Value, playbackId, expiresAt.ToUnixTimeSeconds())) : key.Error;
    }

    private static MuxTokens Sign(Grant grant) => new(Sign(grant, "v"), Sign(grant, "t"), Sign(grant, "s"));

    private static string Sign(Grant grant, string audience)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("sub", grant.PlaybackId);
        json.WriteString("aud", audience);
        json.WriteString("kid", grant.Key.KeyId);
        json.WriteNumber("exp", grant.Expiry);
        json.WriteEndObject();
        json.Flush();
        return Jws.Sign(buffer.WrittenSpan, grant.Key);
    }

    /// <param name="Expiry">Seconds of Unix time.</param>
    private sealed record Grant(RsaSha256Key Key, string PlaybackId, long Expiry);
}

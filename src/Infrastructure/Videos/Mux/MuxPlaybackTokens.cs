using System.Buffers;
using System.Text.Json;
using StreamHub.Application.Ports;
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
    /// <summary>At about 700 bytes a token, of which a video has three, two generations of it are some 16 MB.</summary>
    private const int GenerationSize = 3 * 4_096;

    private const string Video = "v";
    private const string Thumbnail = "t";
    private const string Storyboard = "s";

    private static readonly ThumbnailRequest NoPicture = new(AtMilliseconds: null, Width: null, Height: null);

    private readonly SharedValues<Grant, string> _signed = new(GenerationSize, Sign);

    public async Task<Result<MuxTokens>> SignAsync(
        ISigningKeyMaker account,
        string playbackId,
        ThumbnailRequest picture,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        var key = await keys.GetAsync(account, cancellationToken);
        if (!key.IsSuccess)
        {
            return key.Error;
        }

        var play = new Grant(key.Value, playbackId, Video, expiresAt.ToUnixTimeSeconds(), NoPicture);
        return new MuxTokens(
            _signed.Get(play),
            _signed.Get(play with { Audience = Thumbnail, Picture = picture }),
            _signed.Get(play with { Audience = Storyboard })
        );
    }

    /// <summary>What plays the video and its texts.</summary>
    public Task<Result<string>> SignVideoAsync(
        ISigningKeyMaker account,
        string playbackId,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    ) => SignAsync(account, playbackId, Video, NoPicture, expiresAt, cancellationToken);

    /// <param name="picture">Is in the token, because Mux takes nothing else in a signed address.</param>
    public Task<Result<string>> SignThumbnailAsync(
        ISigningKeyMaker account,
        string playbackId,
        ThumbnailRequest picture,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    ) => SignAsync(account, playbackId, Thumbnail, picture, expiresAt, cancellationToken);

    private async Task<Result<string>> SignAsync(
        ISigningKeyMaker account,
        string playbackId,
        string audience,
        ThumbnailRequest picture,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        var key = await keys.GetAsync(account, cancellationToken);
        return key.IsSuccess
            ? _signed.Get(new Grant(key.Value, playbackId, audience, expiresAt.ToUnixTimeSeconds(), picture))
            : key.Error;
    }

    private static string Sign(Grant grant)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("sub", grant.PlaybackId);
        json.WriteString("aud", grant.Audience);
        json.WriteString("kid", grant.Key.KeyId);
        json.WriteNumber("exp", grant.Expiry);
        WritePicture(json, grant.Picture);
        json.WriteEndObject();
        json.Flush();
        return Jws.Sign(buffer.WrittenSpan, grant.Key);
    }

    private static void WritePicture(Utf8JsonWriter json, ThumbnailRequest picture)
    {
        if (picture.AtMilliseconds is { } at)
        {
            json.WriteNumber("time", at / 1_000m);
        }

        if (picture.Width is { } width)
        {
            json.WriteNumber("width", width);
        }

        if (picture.Height is { } height)
        {
            json.WriteNumber("height", height);
        }
    }

    /// <summary>Everything that a token says.</summary>
    /// <param name="Expiry">Seconds of Unix time.</param>
    private sealed record Grant(
        RsaSha256Key Key,
        string PlaybackId,
        string Audience,
        long Expiry,
        ThumbnailRequest Picture
    );
}

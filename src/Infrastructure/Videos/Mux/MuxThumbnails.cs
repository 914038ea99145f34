using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

internal sealed class MuxThumbnails(ISigningKeyMaker keys, MuxPlaybackTokens tokens, Uri imageBaseUrl) : IThumbnails
{
    public async Task<Result<Uri>> GrantAsync(
        VendorVideo video,
        ThumbnailRequest request,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        if (video.PlaybackId is not { } id)
        {
            return VideoErrors.NotReady;
        }

        var picture = request with { AtMilliseconds = request.AtMilliseconds ?? video.ThumbnailAtMilliseconds };
        var token = await tokens.SignThumbnailAsync(keys, id, picture, expiresAt, cancellationToken);
        return token.IsSuccess ? AddressOf(imageBaseUrl, id, token.Value) : token.Error;
    }

    // Mux keeps no such moment: it is put into each token.
    public Task<Result> ChooseAsync(
        VendorVideo video,
        long atMilliseconds,
        long durationMilliseconds,
        CancellationToken cancellationToken
    ) => Task.FromResult(Result.Success());

    public static Uri AddressOf(Uri imageBaseUrl, string playbackId, string token) =>
        new(imageBaseUrl, $"{playbackId}/thumbnail.jpg?token={token}");
}

using System.Globalization;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareThumbnails(
    CloudflareClient cloudflare,
    CloudflareAccount account,
    ICloudflareTokenMaker keys,
    CloudflarePlaybackTokens tokens
) : IThumbnails
{
    /// <summary>Of a part of the video's length: finer than a frame, however long the video is.</summary>
    private const int Digits = 8;

    public async Task<Result<Uri>> GrantAsync(
        VendorVideo video,
        ThumbnailRequest request,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        // The same token as for playback without a download, so that both share a signature.
        var token = await tokens.SignAsync(keys, video.Uid, downloadable: false, expiresAt, cancellationToken);
        return token.IsSuccess
            ? new Uri(account.PlaybackBaseUrl, $"{token.Value}/thumbnails/thumbnail.jpg{QueryOf(request)}")
            : token.Error;
    }

    public async Task<Result> ChooseAsync(
        VendorVideo video,
        long atMilliseconds,
        long durationMilliseconds,
        CancellationToken cancellationToken
    )
    {
        var part = decimal.Round(decimal.Divide(atMilliseconds, durationMilliseconds), Digits);
        var edited = await cloudflare.PostAsync<CloudflareVideo>(
            $"stream/{video.Uid}",
            new CloudflareThumbnailEdit(part),
            cancellationToken
        );
        return edited.IsSuccess ? Result.Success() : edited.Error;
    }

    private static string QueryOf(ThumbnailRequest request)
    {
        string?[] parts =
        [
            request.AtMilliseconds is { } at ? $"time={Seconds(at)}s" : null,
            request.Width is { } width ? $"width={Number(width)}" : null,
            request.Height is { } height ? $"height={Number(height)}" : null,
        ];
        var given = parts.OfType<string>().ToList();
        return given.Count == 0 ? string.Empty : $"?{string.Join('&', given)}";
    }

    private static string Seconds(long milliseconds) =>
        (milliseconds / 1_000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>What Mux's words about an upload and an asset mean to us.</summary>
internal static class MuxStates
{
    public const string Waiting = "waiting";

    public const string SignedPolicy = "signed";

    public const string PublicPolicy = "public";

    public static VendorVideoState Of(MuxUpload upload) =>
        upload.Status switch
        {
            "cancelled" => Failed("upload_cancelled", "The upload was cancelled before the file was whole."),
            "timed_out" => Failed(
                VideoFailures.UploadExpired,
                "The file was not whole when the upload's time was over."
            ),
            "errored" => Failed(upload.Error?.Type ?? "upload_errored", upload.Error?.Message),
            "asset_created" => Unfinished(VideoState.Uploading),
            _ => Unfinished(VideoState.WaitingForUpload),
        };

    public static VendorVideoState Of(MuxAsset asset)
    {
        var playbackId = SignedIdOf(asset);
        return StateOf(asset, isSigned: playbackId is not null) with
        {
            Name = new VendorVideo(asset.Id, playbackId),
            Title = asset.Title,
        };
    }

    /// <summary>As part of a list: whoever takes it over gives it what it lacks to be played.</summary>
    public static VendorVideoState OfListed(MuxAsset asset) => StateOf(asset, isSigned: true);

    public static string? SignedIdOf(MuxAsset asset) =>
        asset.PlaybackIds?.FirstOrDefault(known => known.Policy == SignedPolicy)?.Id;

    private static VendorVideoState StateOf(MuxAsset asset, bool isSigned) =>
        asset.Status switch
        {
            "ready" when !isSigned => Failed(
                "no_signed_playback_id",
                "The video has no playback id at Mux that asks for signed addresses."
            ),
            "ready" when asset.Duration > MuxPassthrough.MaxDurationIn(asset.Passthrough) => Failed(
                "duration_exceeded",
                "The video is longer than its upload allowed."
            ) with
            {
                IsUnwanted = true,
            },
            "ready" => Ready(asset),
            "errored" => Failed(
                asset.Errors?.Type ?? "asset_errored",
                asset.Errors?.Messages is { Count: > 0 } messages ? string.Join(' ', messages) : null
            ),
            _ => Unfinished(VideoState.Processing, asset.Progress?.Progress),
        };

    // Mux does not tell how large the file was.
    private static VendorVideoState Ready(MuxAsset asset)
    {
        var picture = asset.Tracks?.FirstOrDefault(track => track.Type == "video");
        return new VendorVideoState(
            VideoState.Ready,
            PercentComplete: 100,
            MillisecondsOf(asset.Duration),
            SizeBytes: null,
            picture?.MaxWidth is > 0 ? picture.MaxWidth : null,
            picture?.MaxHeight is > 0 ? picture.MaxHeight : null,
            FailureCode: null,
            FailureMessage: null
        );
    }

    private static long? MillisecondsOf(decimal? seconds) =>
        seconds is > 0 and < long.MaxValue / 1000 ? (long)decimal.Round(seconds.Value * 1000) : null;

    private static VendorVideoState Unfinished(VideoState state, decimal? percent = null) =>
        new(
            state,
            percent is >= 0 ? (int)decimal.Min(percent.Value, 100) : null,
            DurationMilliseconds: null,
            SizeBytes: null,
            Width: null,
            Height: null,
            FailureCode: null,
            FailureMessage: null
        );

    private static VendorVideoState Failed(string code, string? message) =>
        Unfinished(VideoState.Failed) with
        {
            FailureCode = code,
            FailureMessage = message,
        };
}

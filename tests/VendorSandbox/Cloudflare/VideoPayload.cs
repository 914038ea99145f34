using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>A video as the API and the webhook show it.</summary>
public sealed record VideoPayload(
    string Uid,
    string? Creator,
    string Thumbnail,
    double ThumbnailTimestampPct,
    bool ReadyToStream,
    DateTimeOffset? ReadyToStreamAt,
    VideoStatusPayload Status,
    JsonObject Meta,
    DateTimeOffset Created,
    DateTimeOffset Modified,
    DateTimeOffset? ScheduledDeletion,
    long Size,
    string Preview,
    IReadOnlyList<string> AllowedOrigins,
    [property: JsonPropertyName("requireSignedURLs")] bool RequireSignedUrls,
    DateTimeOffset? Uploaded,
    DateTimeOffset? UploadExpiry,
    long? MaxSizeBytes,
    int? MaxDurationSeconds,
    double Duration,
    VideoInputPayload Input,
    VideoPlaybackPayload Playback,
    object? Watermark
);

public sealed record VideoStatusPayload(
    string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Step,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PctComplete,
    string ErrorReasonCode,
    string ErrorReasonText
);

public sealed record VideoInputPayload(int Width, int Height);

public sealed record VideoPlaybackPayload(string Hls, string Dash);

public sealed class VideoPresenter(SandboxAddress address)
{
    private const int Unknown = -1;

    public string UrlOf(string uidOrToken, string path) => address.UrlOf($"/cloudflare/customer/{uidOrToken}/{path}");

    public VideoPayload Present(StreamVideo video) =>
        new(
            video.Uid,
            video.Creator,
            UrlOf(video.Uid, "thumbnails/thumbnail.jpg"),
            video.ThumbnailTimestampPct,
            ReadyToStream: video.State == VideoState.Ready,
            video.ReadyAt,
            StatusOf(video),
            (JsonObject)video.Meta.DeepClone(),
            video.Created,
            video.Modified,
            video.ScheduledDeletion,
            video.Size,
            UrlOf(video.Uid, "watch"),
            video.AllowedOrigins,
            video.RequireSignedUrls,
            video.Uploaded,
            video.UploadExpiry,
            MaxSizeBytes: null,
            video.MaxDurationSeconds,
            video.Media?.DurationSeconds ?? Unknown,
            new VideoInputPayload(video.Media?.Width ?? Unknown, video.Media?.Height ?? Unknown),
            new VideoPlaybackPayload(UrlOf(video.Uid, "manifest/video.m3u8"), UrlOf(video.Uid, "manifest/video.mpd")),
            Watermark: null
        );

    private static VideoStatusPayload StatusOf(StreamVideo video)
    {
        double? complete = video.State switch
        {
            VideoState.InProgress => 50,
            VideoState.Error => 0,
            VideoState.Ready => 100,
            _ => null,
        };
        return new VideoStatusPayload(
            video.State,
            video.State is VideoState.InProgress or VideoState.Error ? "encoding" : null,
            complete?.ToString("F6", CultureInfo.InvariantCulture),
            video.ErrorCode,
            video.ErrorText
        );
    }
}

using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Cuts a video out of another. Its answer is the one of the API's description, which names no uid.</summary>
internal static class ClipEndpoints
{
    private static readonly HashSet<string> Fields =
    [
        "clippedFromVideoUID",
        "startTimeSeconds",
        "endTimeSeconds",
        "requireSignedURLs",
        "creator",
        "allowedOrigins",
        "maxDurationSeconds",
        "thumbnailTimestampPct",
        "watermark",
    ];

    public static void Map(RouteGroupBuilder stream) => stream.MapPost("/clip", CreateAsync);

    private static async Task<IResult> CreateAsync(
        string account,
        HttpRequest request,
        VideoLibrary library,
        VideoProcessor processor,
        VideoPresenter presenter
    )
    {
        var body = await JsonBody.ReadAsync(request);
        JsonBody.RefuseUnknown(body, Fields);
        var source = library.Get(account, body["clippedFromVideoUID"]?.ToString() ?? "");
        var clip = new StreamClip(source.Uid, Second(body, "startTimeSeconds"), Second(body, "endTimeSeconds"));
        if (source is not { State: VideoState.Ready, Media: { } media })
        {
            throw CloudflareException.BadRequest("The video is not ready to stream");
        }

        if (clip.StartSeconds < 0 || clip.StartSeconds >= clip.EndSeconds || clip.EndSeconds > media.DurationSeconds)
        {
            throw CloudflareException.BadRequest("The times are not inside the video");
        }

        var draft = new VideoDraft
        {
            RequireSignedUrls = JsonBody.ValueOf<bool>(body, "requireSignedURLs"),
            Creator = body["creator"]?.ToString(),
            AllowedOrigins = body["allowedOrigins"] is JsonArray origins
                ? [.. origins.Select(origin => $"{origin}")]
                : null,
        };
        var uid = library.Reserve(account, draft, length: null).VideoUid;
        var made = library.Edit(account, uid, video => video with { Clip = clip });
        File.Copy(library.FileOf(source.Uid), library.FileOf(uid));
        processor.Accept(uid, source.Size);
        return Envelope.Ok(Show(made, clip, presenter.Present(made)));
    }

    private static int Second(JsonObject body, string name) =>
        JsonBody.ValueOf<int>(body, name) ?? throw CloudflareException.BadRequest($"{name} is required");

    private static ClipPayload Show(StreamVideo video, StreamClip clip, VideoPayload payload) =>
        new(
            clip.SourceUid,
            clip.StartSeconds,
            clip.EndSeconds,
            video.Creator ?? "",
            video.Created,
            video.Modified,
            video.Meta,
            payload.Playback,
            payload.Preview,
            video.RequireSignedUrls,
            VideoState.Queued,
            video.ThumbnailTimestampPct
        );

    private sealed record ClipPayload(
        [property: JsonPropertyName("clippedFromVideoUID")] string ClippedFromVideoUid,
        int StartTimeSeconds,
        int EndTimeSeconds,
        string Creator,
        DateTimeOffset Created,
        DateTimeOffset Modified,
        JsonObject Meta,
        VideoPlaybackPayload Playback,
        string Preview,
        [property: JsonPropertyName("requireSignedURLs")] bool RequireSignedUrls,
        string Status,
        double ThumbnailTimestampPct
    );
}

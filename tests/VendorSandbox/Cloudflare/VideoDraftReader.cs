using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Reads a JSON body strictly: a field the operation does not know, or of the wrong kind, is refused.</summary>
internal static class VideoDraftReader
{
    private static readonly string[] SharedFields =
    [
        "maxDurationSeconds",
        "requireSignedURLs",
        "allowedOrigins",
        "creator",
        "meta",
        "thumbnailTimestampPct",
        "scheduledDeletion",
    ];

    private static readonly HashSet<string> UploadFields = [.. SharedFields, "expiry", "watermark"];

    private static readonly HashSet<string> EditFields = [.. SharedFields, "uid", "uploadExpiry"];

    public static async Task<VideoDraft> ReadUploadAsync(HttpRequest request)
    {
        var draft = Read(await JsonBody.ReadAsync(request), UploadFields);
        return draft.MaxDurationSeconds is null
            ? throw CloudflareException.BadRequest("maxDurationSeconds is required")
            : draft;
    }

    public static async Task<VideoDraft> ReadEditAsync(HttpRequest request) =>
        Read(await JsonBody.ReadAsync(request), EditFields);

    private static VideoDraft Read(JsonObject body, HashSet<string> known)
    {
        JsonBody.RefuseUnknown(body, known);
        try
        {
            return new VideoDraft
            {
                MaxDurationSeconds = body["maxDurationSeconds"]?.GetValue<int>(),
                Expiry = body["expiry"]?.GetValue<DateTimeOffset>(),
                RequireSignedUrls = body["requireSignedURLs"]?.GetValue<bool>(),
                AllowedOrigins = body["allowedOrigins"]?.Deserialize<string[]>(),
                Creator = body["creator"]?.GetValue<string>(),
                WatermarkUid = body["watermark"]?["uid"]?.GetValue<string>(),
                Meta = body["meta"]?.DeepClone().AsObject(),
                ThumbnailTimestampPct = body["thumbnailTimestampPct"]?.GetValue<double>(),
                ScheduledDeletion = body["scheduledDeletion"]?.GetValue<DateTimeOffset>(),
                ClearsScheduledDeletion =
                    body.TryGetPropertyValue("scheduledDeletion", out var deletion) && deletion is null,
            };
        }
        catch (Exception mismatch) when (mismatch is InvalidOperationException or FormatException or JsonException)
        {
            throw CloudflareException.BadRequest($"Decoding Error: {mismatch.Message}");
        }
    }
}

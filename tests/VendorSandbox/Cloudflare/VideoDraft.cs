using System.Globalization;
using System.Text.Json.Nodes;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>What a client may say about a video, at upload or later; what it leaves out stays as it is.</summary>
public sealed record VideoDraft
{
    private const int LongestSeconds = 36_000;

    public int? MaxDurationSeconds { get; init; }

    public DateTimeOffset? Expiry { get; init; }

    public bool? RequireSignedUrls { get; init; }

    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    public string? Creator { get; init; }

    public string? WatermarkUid { get; init; }

    public JsonObject? Meta { get; init; }

    public double? ThumbnailTimestampPct { get; init; }

    public DateTimeOffset? ScheduledDeletion { get; init; }

    public bool ClearsScheduledDeletion { get; init; }

    public StreamVideo Apply(StreamVideo video) =>
        Checked(video) with
        {
            MaxDurationSeconds = MaxDurationSeconds ?? video.MaxDurationSeconds,
            RequireSignedUrls = RequireSignedUrls ?? video.RequireSignedUrls,
            AllowedOrigins = AllowedOrigins ?? video.AllowedOrigins,
            Creator = Creator ?? video.Creator,
            WatermarkUid = WatermarkUid ?? video.WatermarkUid,
            Meta = Meta ?? video.Meta,
            ThumbnailTimestampPct = ThumbnailTimestampPct ?? video.ThumbnailTimestampPct,
            ScheduledDeletion = ClearsScheduledDeletion ? null : ScheduledDeletion ?? video.ScheduledDeletion,
        };

    /// <summary>The keys of a tus <c>Upload-Metadata</c> header; those Cloudflare does not know become metadata.</summary>
    public static VideoDraft FromTusMetadata(IReadOnlyDictionary<string, string> pairs, string? creator)
    {
        var draft = new VideoDraft { Creator = creator };
        var meta = new JsonObject();
        foreach (var (key, value) in pairs)
        {
            switch (key.ToUpperInvariant())
            {
                case "MAXDURATIONSECONDS":
                    draft = draft with { MaxDurationSeconds = Number(key, value) };
                    break;
                case "REQUIRESIGNEDURLS":
                    draft = draft with { RequireSignedUrls = value is "" or "true" };
                    break;
                case "ALLOWEDORIGINS":
                    draft = draft with { AllowedOrigins = value.Split(',', StringSplitOptions.TrimEntries) };
                    break;
                case "THUMBNAILTIMESTAMPPCT":
                    draft = draft with { ThumbnailTimestampPct = Fraction(key, value) };
                    break;
                case "WATERMARK":
                    draft = draft with { WatermarkUid = value };
                    break;
                case "EXPIRY":
                    draft = draft with { Expiry = Time(key, value) };
                    break;
                case "SCHEDULEDDELETION":
                    draft = draft with { ScheduledDeletion = Time(key, value) };
                    break;
                default:
                    meta[key] = value;
                    break;
            }
        }

        return draft with
        {
            Meta = meta,
        };
    }

    private static int Number(string key, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed(key);

    private static double Fraction(string key, string value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed(key);

    private static DateTimeOffset Time(string key, string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var time) ? time : throw Malformed(key);

    private static CloudflareException Malformed(string key) =>
        CloudflareException.BadRequest($"Decoding Error: invalid value for {key}");

    private StreamVideo Checked(StreamVideo video)
    {
        if (MaxDurationSeconds is < 1 or > LongestSeconds)
        {
            throw CloudflareException.BadRequest($"maxDurationSeconds must be between 1 and {LongestSeconds}");
        }

        if (ThumbnailTimestampPct is < 0 or > 1)
        {
            throw CloudflareException.BadRequest("thumbnailTimestampPct must be between 0 and 1");
        }

        return video;
    }
}

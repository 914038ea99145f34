using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>Uploads, assets, tracks and renditions as the API and the webhook show them.</summary>
public sealed class MuxPresenter(SandboxAddress address, TimeProvider clock)
{
    private const int UnknownFrameRate = -1;

    internal JsonObject Present(MuxUpload upload)
    {
        var status = upload.StatusAt(clock.GetUtcNow());
        return MuxJson.ToObject(
            new
            {
                upload.Id,
                upload.CorsOrigin,
                Status = status,
                Timeout = upload.TimeoutSeconds,
                upload.AssetId,
                Error = upload.Error is { } error ? new { error.Type, Message = error.Messages[0] } : null,
                NewAssetSettings = Shown(upload.Settings),
                Test = upload.Test ? true : (bool?)null,
                Url = status == UploadStatus.Waiting ? address.UrlOf($"/mux/upload/{upload.Token}") : null,
            }
        );
    }

    /// <summary>An event says that an upload failed, and only the API says why.</summary>
    internal JsonObject PresentForWebhook(MuxUpload upload)
    {
        var shown = Present(upload);
        shown.Remove("error");
        return shown;
    }

    internal static JsonObject Present(MuxAsset asset)
    {
        var dimensions = AssetDimensions.Of(asset.Media);
        return MuxJson.ToObject(
            new
            {
                asset.Id,
                CreatedAt = Seconds(asset.Created),
                asset.Status,
                Progress = ProgressOf(asset),
                Duration = asset.Media?.DurationSeconds,
                AspectRatio = dimensions?.AspectRatio,
                MaxStoredResolution = dimensions?.StoredResolution,
                ResolutionTier = dimensions?.Tier,
                MaxStoredFrameRate = asset.Media is null ? (int?)null : UnknownFrameRate,
                EncodingTier = asset.Settings.EncodingTier ?? TierOf(asset.Settings.VideoQuality),
                VideoQuality = asset.Settings.VideoQuality ?? "basic",
                MaxResolutionTier = asset.Settings.MaxResolutionTier ?? "1080p",
                MasterAccess = "none",
                Mp4Support = "none",
                NormalizeAudio = asset.Settings.NormalizeAudio ?? false,
                asset.Settings.Passthrough,
                asset.Settings.Meta,
                asset.PlaybackIds,
                Tracks = asset.Tracks.Count == 0 ? null : asset.Tracks.Select(track => Present(asset, track)),
                StaticRenditions = asset.Renditions.Count == 0
                    ? null
                    : new
                    {
                        Status = Renditions.StatusOf(asset),
                        Files = asset.Renditions.Select(rendition => Present(asset, rendition)),
                    },
                Errors = asset.Error,
                asset.UploadId,
                asset.SourceAssetId,
                IngestType = IngestTypeOf(asset),
                Test = asset.Test ? true : (bool?)null,
            }
        );
    }

    /// <summary>In events, what the API writes as text of digits is a number.</summary>
    internal static JsonObject PresentForWebhook(MuxAsset asset)
    {
        var shown = Present(asset);
        shown["created_at"] = asset.Created.ToUnixTimeSeconds();
        foreach (var file in shown["static_renditions"]?["files"]?.AsArray() ?? [])
        {
            if (file!["filesize"] is not null)
            {
                file["filesize"] = asset.Size;
            }
        }

        return shown;
    }

    internal static JsonObject Present(MuxAsset asset, MuxTrack track)
    {
        var media = track.IsText ? null : asset.Media;
        return MuxJson.ToObject(
            new
            {
                track.Id,
                track.Type,
                track.Status,
                TextType = track.IsText ? "subtitles" : null,
                track.TextSource,
                track.LanguageCode,
                track.Name,
                track.ClosedCaptions,
                track.Passthrough,
                track.Error,
                Primary = track.Type == MuxTrack.Audio ? true : (bool?)null,
                Duration = media?.DurationSeconds,
                MaxWidth = track.Type == MuxTrack.Video ? media?.Width : null,
                MaxHeight = track.Type == MuxTrack.Video ? media?.Height : null,
                MaxFrameRate = track.Type == MuxTrack.Video ? UnknownFrameRate : (int?)null,
            }
        );
    }

    internal static JsonObject Present(MuxAsset asset, MuxRendition rendition)
    {
        var isAudio = rendition.Resolution == Renditions.AudioOnly;
        var file = rendition.Status == MuxStatus.Ready ? asset.Media : null;
        return MuxJson.ToObject(
            new
            {
                rendition.Id,
                Name = Renditions.FileNameOf(rendition.Resolution),
                Ext = isAudio ? "m4a" : "mp4",
                rendition.Resolution,
                ResolutionTier = Renditions.TierOf(rendition.Resolution, asset),
                rendition.Status,
                Type = Renditions.IsStandard(rendition.Resolution) ? "standard" : "advanced",
                rendition.Passthrough,
                Width = isAudio ? null : file?.Width,
                Height = isAudio ? null : file?.Height,
                Bitrate = file is null ? (long?)null : (long)(asset.Size * 8 / file.DurationSeconds),
                Filesize = file is null ? null : $"{asset.Size}",
            }
        );
    }

    internal static string Seconds(DateTimeOffset time) => $"{time.ToUnixTimeSeconds()}";

    private static object Shown(AssetSettings settings) =>
        settings with
        {
            Input = null,
            Inputs = settings.Inputs ?? settings.Input,
            PlaybackPolicy = null,
            PlaybackPolicies = settings.AllPolicies(),
        };

    private static ShownProgress ProgressOf(MuxAsset asset) =>
        asset.Status switch
        {
            MuxStatus.Ready => new ShownProgress("completed", 100),
            MuxStatus.Errored => new ShownProgress("errored", -1),
            _ => new ShownProgress("ingesting", 0),
        };

    private static string TierOf(string? quality) =>
        quality switch
        {
            "plus" => "smart",
            "premium" => "premium",
            _ => "baseline",
        };

    private static string IngestTypeOf(MuxAsset asset) =>
        asset.UploadId is not null ? "on_demand_direct_upload"
        : asset.SourceAssetId is not null ? "on_demand_clip"
        : "on_demand_url";

    private sealed record ShownProgress(string State, int Progress);
}

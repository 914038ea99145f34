using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>How an asset is to be made: the body of its creation, and of an upload's <c>new_asset_settings</c>.</summary>
public sealed record AssetSettings
{
    private const int LongestTitle = 512;
    private const int LongestMetadataId = 128;

    public IReadOnlyList<AssetInput>? Inputs { get; init; }

    /// <summary>The older name of <see cref="Inputs"/>.</summary>
    public IReadOnlyList<AssetInput>? Input { get; init; }

    public IReadOnlyList<string>? PlaybackPolicies { get; init; }

    /// <summary>The older name of <see cref="PlaybackPolicies"/>.</summary>
    public IReadOnlyList<string>? PlaybackPolicy { get; init; }

    public bool? CopyOverlays { get; init; }

    public string? EncodingTier { get; init; }

    public string? MasterAccess { get; init; }

    public string? MaxResolutionTier { get; init; }

    public AssetMetadata? Meta { get; init; }

    public string? Mp4Support { get; init; }

    public bool? NormalizeAudio { get; init; }

    public string? Passthrough { get; init; }

    public bool? PerTitleEncode { get; init; }

    public IReadOnlyList<RenditionRequest>? StaticRenditions { get; init; }

    public bool? Test { get; init; }

    public string? VideoQuality { get; init; }

    public IReadOnlyList<AssetInput> AllInputs() => Inputs ?? Input ?? [];

    public IReadOnlyList<string> AllPolicies() => PlaybackPolicies ?? PlaybackPolicy ?? [];

    public void Check()
    {
        foreach (var policy in AllPolicies())
        {
            Rules.OneOf("playback_policies", policy, Rules.PlaybackPolicies);
        }

        Rules.OneOf("video_quality", VideoQuality, ["basic", "plus", "premium"]);
        Rules.OneOf("encoding_tier", EncodingTier, ["smart", "baseline", "premium"]);
        Rules.OneOf("max_resolution_tier", MaxResolutionTier, ["1080p", "1440p", "2160p"]);
        Rules.Plays("master_access", MasterAccess, "none");
        Rules.Plays("mp4_support", Mp4Support, "none");
        Rules.Passthrough(Passthrough);
        CheckMetadata(Meta);
        foreach (var rendition in StaticRenditions ?? [])
        {
            rendition.Check();
        }

        if ((StaticRenditions ?? []).CountBy(rendition => rendition.Resolution!).Any(same => same.Value > 1))
        {
            throw MuxException.Invalid("static_renditions names a resolution twice");
        }

        foreach (var input in AllInputs())
        {
            input.Check();
        }
    }

    public static void CheckMetadata(AssetMetadata? meta)
    {
        Rules.Length("meta.title", meta?.Title, LongestTitle);
        Rules.Length("meta.creator_id", meta?.CreatorId, LongestMetadataId);
        Rules.Length("meta.external_id", meta?.ExternalId, LongestMetadataId);
    }
}

public sealed record AssetMetadata
{
    public string? Title { get; init; }

    public string? CreatorId { get; init; }

    public string? ExternalId { get; init; }
}

/// <summary>The video itself, for an upload without a URL; after it, text tracks and overlays.</summary>
public sealed record AssetInput
{
    public string? Url { get; init; }

    public double? StartTime { get; init; }

    public double? EndTime { get; init; }

    public string? Type { get; init; }

    public string? TextType { get; init; }

    public string? LanguageCode { get; init; }

    public string? Name { get; init; }

    public bool? ClosedCaptions { get; init; }

    public string? Passthrough { get; init; }

    public OverlaySettings? OverlaySettings { get; init; }

    public IReadOnlyList<SubtitleRequest>? GeneratedSubtitles { get; init; }

    [JsonIgnore]
    public bool IsCut => StartTime is not null || EndTime is not null;

    public void Check()
    {
        if (Url is not null)
        {
            Rules.InputUrl("url", Url);
        }

        Rules.OneOf("type", Type, [MuxTrack.Text, MuxTrack.Video, MuxTrack.Audio]);
        Rules.OneOf("text_type", TextType, ["subtitles"]);
        Rules.Passthrough(Passthrough);
        OverlaySettings?.Check();
        foreach (var subtitles in GeneratedSubtitles ?? [])
        {
            subtitles.Check();
        }

        if (StartTime < 0 || EndTime <= (StartTime ?? 0))
        {
            throw MuxException.Invalid("end_time must be after start_time, and neither below zero");
        }

        if (Type == MuxTrack.Text && (Url is null || LanguageCode is null))
        {
            throw MuxException.Invalid("A text input needs its url and language_code");
        }

        if (OverlaySettings is not null && Url is null)
        {
            throw MuxException.Invalid("An overlay needs the url of its image");
        }
    }
}

/// <summary>Where an overlay lies; lengths are in percent or pixels, as text.</summary>
public sealed record OverlaySettings
{
    public string? Height { get; init; }

    public string? Width { get; init; }

    public string? HorizontalAlign { get; init; }

    public string? HorizontalMargin { get; init; }

    public string? VerticalAlign { get; init; }

    public string? VerticalMargin { get; init; }

    public string? Opacity { get; init; }

    public void Check()
    {
        Rules.OneOf("horizontal_align", HorizontalAlign, ["left", "center", "right"]);
        Rules.OneOf("vertical_align", VerticalAlign, ["top", "middle", "bottom"]);
        Rules.Measure("height", Height);
        Rules.Measure("width", Width);
        Rules.Measure("horizontal_margin", HorizontalMargin);
        Rules.Measure("vertical_margin", VerticalMargin);
        Rules.Measure("opacity", Opacity);
    }
}

public sealed record SubtitleRequest
{
    public string? LanguageCode { get; init; }

    public string? Name { get; init; }

    public string? Passthrough { get; init; }

    public void Check()
    {
        Rules.OneOf("language_code", Rules.Required("language_code", LanguageCode), Rules.GeneratedLanguages);
        Rules.Passthrough(Passthrough);
    }
}

public sealed record RenditionRequest
{
    public string? Resolution { get; init; }

    public string? Passthrough { get; init; }

    public void Check()
    {
        Rules.OneOf("resolution", Rules.Required("resolution", Resolution), Renditions.Resolutions);
        Rules.Passthrough(Passthrough);
    }
}

namespace StreamHub.VendorSandbox.Mux;

/// <summary>What static renditions there can be. The sandbox encodes nothing: each is the uploaded file itself.</summary>
internal static class Renditions
{
    public const string AudioOnly = "audio-only";

    private const string Highest = "highest";

    public static readonly IReadOnlyList<string> Resolutions =
    [
        Highest,
        AudioOnly,
        .. "2160p 1440p 1080p 720p 540p 480p 360p 270p".Split(' '),
    ];

    public static string FileNameOf(string resolution) => resolution == AudioOnly ? "audio.m4a" : $"{resolution}.mp4";

    public static bool IsStandard(string resolution) => resolution is Highest or AudioOnly;

    public static string? TierOf(string resolution, MuxAsset asset) =>
        resolution switch
        {
            AudioOnly => AudioOnly,
            Highest => AssetDimensions.Of(asset.Media)?.Tier,
            _ => AssetDimensions.TierOf(LinesOf(resolution)),
        };

    /// <summary>Nothing is scaled up, and nothing is made of a track that is not there.</summary>
    public static bool CanBeMadeOf(MuxAsset asset, string resolution) =>
        asset.Media is { } media
        && resolution switch
        {
            Highest => true,
            AudioOnly => media.HasAudio,
            _ => LinesOf(resolution) <= AssetDimensions.ShorterSide(media),
        };

    /// <summary>Of all of an asset's renditions together; null without any.</summary>
    public static string? StatusOf(MuxAsset asset) =>
        asset.Renditions.Count == 0 ? null
        : asset.Renditions.Any(rendition => rendition.Status == MuxStatus.Preparing) ? MuxStatus.Preparing
        : MuxStatus.Ready;

    private static int LinesOf(string resolution) => int.Parse(resolution.TrimEnd('p'));
}

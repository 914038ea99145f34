using System.Numerics;
using StreamHub.VendorSandbox.Media;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>The names Mux has for the size of a video: by its shorter side.</summary>
internal sealed record AssetDimensions(string AspectRatio, string StoredResolution, string Tier)
{
    public static AssetDimensions? Of(Mp4Info? media) =>
        media is { Width: > 0, Height: > 0 }
            ? new AssetDimensions(RatioOf(media), ResolutionOf(ShorterSide(media)), TierOf(ShorterSide(media)))
            : null;

    public static int ShorterSide(Mp4Info media) => Math.Min(media.Width, media.Height);

    public static string TierOf(int lines) =>
        lines switch
        {
            <= 720 => "720p",
            <= 1080 => "1080p",
            <= 1440 => "1440p",
            _ => "2160p",
        };

    private static string RatioOf(Mp4Info media)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(media.Width, media.Height);
        return $"{media.Width / divisor}:{media.Height / divisor}";
    }

    private static string ResolutionOf(int lines) =>
        lines switch
        {
            < 720 => "SD",
            < 1080 => "HD",
            < 2160 => "FHD",
            _ => "UHD",
        };
}

using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Videos;

public sealed class VideoOptions : ICheckedOptions
{
    public static string Section => "Videos";

    /// <summary>Where organizations publish that have not chosen a vendor.</summary>
    public VideoVendor DefaultVendor { get; set; } = VideoVendor.Cloudflare;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(Enum.IsDefined(DefaultVendor) ? null : $"{nameof(DefaultVendor)} must be a video vendor.");
}

using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Videos;

public sealed class VideoOptions : ICheckedOptions
{
    public static string Section => "Videos";

    /// <summary>Where organizations publish that have not chosen a vendor.</summary>
    public VideoVendor DefaultVendor { get; set; } = VideoVendor.Cloudflare;

    /// <summary>How often videos are looked for of which nothing was heard for long.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            Enum.IsDefined(DefaultVendor) ? null : $"{nameof(DefaultVendor)} must be a video vendor.",
            SweepInterval >= TimeSpan.FromSeconds(1) ? null : $"{nameof(SweepInterval)} must be a second or more."
        );
}

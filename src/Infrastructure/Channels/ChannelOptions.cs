using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Channels;

public sealed class ChannelOptions : ICheckedOptions
{
    public static string Section => "Channels";

    /// <summary>How often channels are looked for whose access ends soon.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long an upload may stand still, whichever side does not go on, before it is broken off. An upload as a whole may
    /// take any time.
    /// </summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SweepInterval >= TimeSpan.FromSeconds(1) ? null : $"{nameof(SweepInterval)} must be a second or more.",
            StallTimeout >= TimeSpan.FromSeconds(1) ? null : $"{nameof(StallTimeout)} must be a second or more."
        );
}

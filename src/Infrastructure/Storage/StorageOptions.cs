using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Storage;

public sealed class StorageOptions : ICheckedOptions
{
    public static string Section => "Storage";

    /// <summary>How often files are looked for that were never completed, or whose removal is due.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(5);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SweepInterval >= TimeSpan.FromSeconds(1) ? null : $"{nameof(SweepInterval)} must be a second or more."
        );
}

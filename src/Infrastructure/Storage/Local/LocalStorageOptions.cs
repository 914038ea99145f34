using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Storage.Local;

public sealed class LocalStorageOptions : ICheckedOptions
{
    public static string Section => "Storage:Local";

    /// <summary>The folder of the files, below the content root unless it is absolute. Every process has to see the same.</summary>
    public string Path { get; set; } = ".local/files";

    public IEnumerable<string> Problems() => SettingRules.Collect(SettingRules.Missing(nameof(Path), Path));
}

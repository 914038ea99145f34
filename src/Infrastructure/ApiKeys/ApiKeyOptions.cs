using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.ApiKeys;

public enum ApiKeyMode
{
    Live,
    Test,
}

public sealed class ApiKeyOptions : ICheckedOptions
{
    public static string Section => "ApiKeys";

    /// <summary>
    /// The one kind of key that this installation gives out and takes; <see cref="ApiKeyMode.Test"/> in development and
    /// <see cref="ApiKeyMode.Live"/> elsewhere when absent. Keys of the other kind end with a change of it.
    /// </summary>
    public ApiKeyMode? Mode { get; set; }

    /// <summary>How often last uses are written down, and how much of them a killed process loses at most.</summary>
    public TimeSpan LastUseInterval { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            Mode is { } mode && !Enum.IsDefined(mode) ? $"{nameof(Mode)} must be Live or Test." : null,
            LastUseInterval > TimeSpan.Zero ? null : $"{nameof(LastUseInterval)} must be positive."
        );
}

using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Telemetry;

public sealed class TelemetryOptions : ICheckedOptions
{
    public static string Section => "Telemetry";

    /// <summary>Where traces and metrics are sent by OTLP; nowhere when absent.</summary>
    public Uri? OtlpEndpoint { get; set; }

    public string ServiceName { get; set; } = "streamhub";

    /// <summary>How often the queues are measured.</summary>
    public TimeSpan SampleInterval { get; set; } = TimeSpan.FromSeconds(15);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            OtlpEndpoint is null ? null : SettingRules.NotWebAddress(nameof(OtlpEndpoint), OtlpEndpoint),
            SettingRules.Missing(nameof(ServiceName), ServiceName),
            SampleInterval >= TimeSpan.FromSeconds(1) ? null : $"{nameof(SampleInterval)} must be a second or more."
        );
}

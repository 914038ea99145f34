using System.Diagnostics;

namespace StreamHub.Infrastructure.Telemetry;

internal static class StreamHubTelemetry
{
    public const string Name = "StreamHub";

    public static readonly ActivitySource Source = new(Name);
}

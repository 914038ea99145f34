using System.Diagnostics;
using System.Diagnostics.Metrics;
using StreamHub.Application.Common.Telemetry;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>How calls to vendors end, and how long they take.</summary>
internal static class VendorMetrics
{
    private static readonly Histogram<double> Calls = StreamHubTelemetry.Meter.CreateHistogram<double>(
        "streamhub.vendor.calls",
        unit: "s",
        description: "Calls to vendors, with all their tries"
    );

    public static void Record(string account, string outcome, long startedAt) =>
        Calls.Record(
            Stopwatch.GetElapsedTime(startedAt).TotalSeconds,
            new KeyValuePair<string, object?>("account", account),
            new KeyValuePair<string, object?>("outcome", outcome)
        );
}

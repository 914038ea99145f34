using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StreamHub.Application.Common.Telemetry;

/// <summary>Our own traces and metrics; the framework's, the database's and the transport's come beside them.</summary>
public static class StreamHubTelemetry
{
    public const string Name = "StreamHub";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    /// <summary>Names the activity's failure by its code, never by what was in the request.</summary>
    public static void Fail(this Activity? activity, string code)
    {
        activity?.SetTag("error.type", code);
        activity?.SetStatus(ActivityStatusCode.Error, code);
    }
}

namespace StreamHub.Application.Common;

public static class TimeProviderExtensions
{
    /// <summary>Now, as the databases keep it.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => time.GetUtcNow().AsKept();

    /// <summary>In UTC, in the microseconds that the databases keep, so that a value reads back as it was written.</summary>
    public static DateTimeOffset AsKept(this DateTimeOffset moment)
    {
        var utc = moment.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

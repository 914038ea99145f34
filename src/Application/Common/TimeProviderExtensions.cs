namespace StreamHub.Application.Common;

public static class TimeProviderExtensions
{
    /// <summary>Now in UTC, in the microseconds that the databases keep, so that a value reads back as it was written.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

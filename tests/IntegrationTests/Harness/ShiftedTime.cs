namespace StreamHub.IntegrationTests.Harness;

/// <summary>The real clock, set forward by tests: what expires can be watched expiring without waiting for it.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _shiftTicks;
    private long _passedTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shiftTicks));

    // The clock can be set back; what has passed has passed. Wider than long: a quarter of an hour in ticks, times a clock
    // of nanoseconds, is too much for it.
    public override long GetTimestamp() =>
        base.GetTimestamp()
        + (long)((Int128)Interlocked.Read(ref _passedTicks) * TimestampFrequency / TimeSpan.TicksPerSecond);

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _shiftTicks, by.Ticks);
        if (by > TimeSpan.Zero)
        {
            Interlocked.Add(ref _passedTicks, by.Ticks);
        }
    }
}

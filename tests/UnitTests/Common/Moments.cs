namespace StreamHub.UnitTests.Common;

/// <summary>A day on which nothing special happens.</summary>
internal static class Moments
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
}

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>Google counts a project's day in Pacific time.</summary>
internal static class PacificDay
{
    // Without time zone data, winter's time the whole year round: at most an hour late.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.TryFindSystemTimeZoneById(
        "America/Los_Angeles",
        out var found
    )
        ? found
        : TimeZoneInfo.CreateCustomTimeZone("Pacific", TimeSpan.FromHours(-8), "Pacific", "Pacific");

    /// <summary>How long it is until the next day begins there.</summary>
    public static TimeSpan Left(TimeProvider time)
    {
        var now = time.GetUtcNow();
        var tomorrow = TimeZoneInfo.ConvertTime(now, Zone).Date.AddDays(1);
        return new DateTimeOffset(tomorrow, Zone.GetUtcOffset(tomorrow)) - now;
    }
}

namespace StreamHub.Domain.Publishing;

/// <summary>The day by which platforms count what they take from us: Google's begin at midnight in California.</summary>
public readonly record struct PlatformDay
{
    // Without time zone data, winter's time the whole year round: at most an hour late.
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.TryFindSystemTimeZoneById(
        "America/Los_Angeles",
        out var found
    )
        ? found
        : TimeZoneInfo.CreateCustomTimeZone("Pacific", TimeSpan.FromHours(-8), "Pacific", "Pacific");

    private PlatformDay(DateOnly date) => Date = date;

    public DateOnly Date { get; }

    /// <summary>When the next one begins.</summary>
    public DateTimeOffset End
    {
        get
        {
            var midnight = Date.AddDays(1).ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(midnight, Pacific.GetUtcOffset(midnight)).ToUniversalTime();
        }
    }

    /// <summary>How long the day of this moment still lasts.</summary>
    public static TimeSpan Left(DateTimeOffset moment) => Of(moment).End - moment;

    public static PlatformDay Of(DateTimeOffset moment) =>
        new(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Pacific).DateTime));
}

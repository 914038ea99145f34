namespace StreamHub.Domain.Publishing;

/// <summary>The day by which platforms count what they take from us: Google's begin at midnight in California.</summary>
public readonly record struct PlatformDay
{
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

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

    public static PlatformDay Of(DateTimeOffset moment) =>
        new(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Pacific).DateTime));
}

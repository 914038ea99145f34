namespace StreamHub.Domain.Usage;

/// <summary>A calendar month in UTC, by which usage is counted whatever an organization's billing period is.</summary>
public readonly record struct UsageMonth
{
    private UsageMonth(DateOnly firstDay) => FirstDay = firstDay;

    public DateOnly FirstDay { get; }

    /// <summary>When the next month begins, and with it a count of its own.</summary>
    public DateTimeOffset End => new(FirstDay.AddMonths(1), TimeOnly.MinValue, TimeSpan.Zero);

    public static UsageMonth Of(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        return new UsageMonth(new DateOnly(utc.Year, utc.Month, 1));
    }
}

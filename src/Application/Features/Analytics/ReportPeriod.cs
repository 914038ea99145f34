using FluentValidation;
using StreamHub.Application.Common;

namespace StreamHub.Application.Features.Analytics;

/// <summary>Days in UTC, both ends included.</summary>
public readonly record struct ReportPeriod(DateOnly From, DateOnly To)
{
    public const int MaxDays = 366;

    private const int DefaultDays = 28;

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Length(From, To)).Select(From.AddDays);

    /// <summary>What is asked for; four weeks up to the end that is named, or to today, where it is left open.</summary>
    public static ReportPeriod Of(DateOnly? from, DateOnly? to, TimeProvider time)
    {
        var last = to ?? Later(from, DateOnly.FromDateTime(time.Now().UtcDateTime));
        return new ReportPeriod(from ?? FirstBefore(last), last);
    }

    internal static bool IsBounded(DateOnly? from, DateOnly? to, TimeProvider time)
    {
        var period = Of(from, to, time);
        return Length(period.From, period.To) is >= 1 and <= MaxDays;
    }

    private static int Length(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber + 1;

    private static DateOnly Later(DateOnly? from, DateOnly today) => from > today ? from.Value : today;

    private static DateOnly FirstBefore(DateOnly last) =>
        DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - DefaultDays + 1));
}

public static class ReportPeriodRules
{
    /// <summary>Not longer than a year, and its end not before its begin.</summary>
    public static void BoundPeriod<T>(
        this AbstractValidator<T> validator,
        Func<T, (DateOnly? From, DateOnly? To)> ends,
        TimeProvider time
    ) =>
        validator
            .RuleFor(query => query)
            .Must(query => ReportPeriod.IsBounded(ends(query).From, ends(query).To, time))
            .OverridePropertyName("From")
            .WithMessage($"From 'from' to 'to' must be 1 to {ReportPeriod.MaxDays} days.");
}

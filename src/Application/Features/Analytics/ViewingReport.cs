using StreamHub.Domain.Analytics;

namespace StreamHub.Application.Features.Analytics;

/// <summary>What was watched in a period, whole and by day, country, device and video.</summary>
/// <param name="From">The first day, in UTC.</param>
/// <param name="To">The last day.</param>
/// <param name="Days">Every day of the period.</param>
/// <param name="Countries">Most views first; those whose country is not known under <c>null</c>.</param>
/// <param name="Devices">Most views first.</param>
/// <param name="Videos">The most viewed, most views first.</param>
public sealed record ViewingReport(
    DateOnly From,
    DateOnly To,
    ViewingFigures Total,
    IReadOnlyList<DayFigures> Days,
    IReadOnlyList<CountryFigures> Countries,
    IReadOnlyList<DeviceFigures> Devices,
    IReadOnlyList<VideoFigures> Videos
)
{
    public const int MaxVideos = 100;
}

/// <param name="Views">Sessions: one viewer's playing of one video, counted once.</param>
/// <param name="UniqueViewers">How many different people these are of.</param>
/// <param name="WatchTimeSeconds">What they watched; seconds played twice in one session count once.</param>
/// <param name="CompletionRate">The share of views, 0 to 1, that saw nine tenths or more; <c>null</c> without views.</param>
/// <param name="AverageCompletion">How much of the video a view saw on average, 0 to 1; <c>null</c> without views.</param>
public record ViewingFigures(
    long Views,
    long UniqueViewers,
    long WatchTimeSeconds,
    decimal? CompletionRate,
    decimal? AverageCompletion
)
{
    public static readonly ViewingFigures None = new(0, 0, 0, CompletionRate: null, AverageCompletion: null);
}

public sealed record DayFigures : ViewingFigures
{
    public DayFigures(DateOnly day, ViewingFigures figures)
        : base(figures) => Day = day;

    public DateOnly Day { get; }
}

public sealed record CountryFigures : ViewingFigures
{
    public CountryFigures(string? country, ViewingFigures figures)
        : base(figures) => Country = country;

    public string? Country { get; }
}

public sealed record DeviceFigures : ViewingFigures
{
    public DeviceFigures(DeviceClass device, ViewingFigures figures)
        : base(figures) => Device = device;

    public DeviceClass Device { get; }
}

public sealed record VideoFigures : ViewingFigures
{
    public VideoFigures(Guid videoId, string? title, ViewingFigures figures)
        : base(figures)
    {
        VideoId = videoId;
        Title = title;
    }

    public Guid VideoId { get; }

    /// <summary><c>null</c> when the video is deleted: what was watched of it stays counted.</summary>
    public string? Title { get; }
}

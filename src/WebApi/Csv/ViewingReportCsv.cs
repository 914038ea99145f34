using System.Globalization;
using System.Text.Json;
using StreamHub.Application.Features.Analytics;

namespace StreamHub.WebApi.Csv;

/// <summary>A report as one table: a line a total, day, country, device and video, told apart by the first column.</summary>
internal static class ViewingReportCsv
{
    public static string Of(ViewingReport report)
    {
        var csv = new CsvText().Line(
            "by",
            "value",
            "title",
            "views",
            "uniqueViewers",
            "watchTimeSeconds",
            "completionRate",
            "averageCompletion"
        );
        Add(csv, "total", value: null, title: null, report.Total);
        foreach (var day in report.Days)
        {
            Add(csv, "day", day.Day.ToString("O", CultureInfo.InvariantCulture), title: null, day);
        }

        foreach (var country in report.Countries)
        {
            Add(csv, "country", country.Country, title: null, country);
        }

        foreach (var device in report.Devices)
        {
            Add(csv, "device", JsonNamingPolicy.CamelCase.ConvertName(device.Device.ToString()), title: null, device);
        }

        foreach (var video in report.Videos)
        {
            Add(csv, "video", video.VideoId.ToString(), video.Title, video);
        }

        return csv.ToString();
    }

    private static void Add(CsvText csv, string by, string? value, string? title, ViewingFigures figures) =>
        csv.Line(
            by,
            value,
            title,
            Number(figures.Views),
            Number(figures.UniqueViewers),
            Number(figures.WatchTimeSeconds),
            Number(figures.CompletionRate),
            Number(figures.AverageCompletion)
        );

    private static string? Number<T>(T? number)
        where T : struct, IFormattable => number?.ToString(format: null, CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

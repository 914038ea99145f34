using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Features.Analytics;
using StreamHub.Application.Features.Shows;
using StreamHub.Application.Ports;
using StreamHub.Domain.Feeds;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Feeds;

/// <summary>Adds up the days' counts; the organization's filter is the context's.</summary>
internal sealed class DownloadStatistics(ReadContext context) : IDownloadStatistics
{
    public async Task<DownloadReport> ReadAsync(
        Guid showId,
        Guid? episodeId,
        ReportPeriod period,
        CancellationToken cancellationToken
    )
    {
        var counts = context
            .Value.Set<EpisodeDownloadDay>()
            .Where(one => one.ShowId == showId && one.Day >= period.From && one.Day <= period.To);
        if (episodeId is not null)
        {
            counts = counts.Where(one => one.EpisodeId == episodeId);
        }

        var days = await counts
            .GroupBy(one => one.Day)
            .Select(day => new { Day = day.Key, Downloads = day.Sum(one => one.Downloads) })
            .ToDictionaryAsync(day => day.Day, day => day.Downloads, cancellationToken);
        var episodes = await counts
            .GroupBy(one => one.EpisodeId)
            .Select(episode => new { Id = episode.Key, Downloads = episode.Sum(one => one.Downloads) })
            .OrderByDescending(episode => episode.Downloads)
            .ThenBy(episode => episode.Id)
            .Take(DownloadReport.MaxEpisodes)
            .ToListAsync(cancellationToken);
        var ids = episodes.ConvertAll(episode => episode.Id);
        var titles = await context
            .Value.Set<Episode>()
            .Where(episode => ids.Contains(episode.Id))
            .ToDictionaryAsync(episode => episode.Id, episode => episode.Title, cancellationToken);
        return new DownloadReport(
            period.From,
            period.To,
            days.Values.Sum(),
            [.. period.Days.Select(day => new DayDownloads(day, days.GetValueOrDefault(day)))],
            [
                .. episodes.Select(episode => new EpisodeDownloads(
                    episode.Id,
                    titles.GetValueOrDefault(episode.Id),
                    episode.Downloads
                )),
            ]
        );
    }
}

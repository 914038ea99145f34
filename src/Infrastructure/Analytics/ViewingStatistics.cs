using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Features.Analytics;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Analytics;

/// <summary>Counts over the sessions of the period, which an index finds; the organization's filter is the context's.</summary>
internal sealed class ViewingStatistics(ReadContext context) : IViewingStatistics
{
    private const decimal Whole = 1000;
    private const int Decimals = 4;

    public async Task<ViewingReport> ReadAsync(Guid? videoId, ReportPeriod period, CancellationToken cancellationToken)
    {
        var sessions = context
            .Value.Set<ViewingSession>()
            .Where(session => session.Day >= period.From && session.Day <= period.To);
        if (videoId is not null)
        {
            sessions = sessions.Where(session => session.VideoId == videoId);
        }

        var totals = await Count(sessions, _ => 1).ToListAsync(cancellationToken);
        var days = await Count(sessions, session => session.Day).ToDictionaryAsync(day => day.Key, cancellationToken);
        var countries = await Most(sessions, session => session.Country).ToListAsync(cancellationToken);
        var devices = await Most(sessions, session => session.Device).ToListAsync(cancellationToken);
        return new ViewingReport(
            period.From,
            period.To,
            totals is [var total] ? Figures(total) : ViewingFigures.None,
            [.. period.Days.Select(day => new DayFigures(day, Figures(days.GetValueOrDefault(day))))],
            [.. countries.Select(country => new CountryFigures(country.Key, Figures(country)))],
            [.. devices.Select(device => new DeviceFigures(device.Key, Figures(device)))],
            await VideosAsync(sessions, cancellationToken)
        );
    }

    private async Task<List<VideoFigures>> VideosAsync(
        IQueryable<ViewingSession> sessions,
        CancellationToken cancellationToken
    )
    {
        var most = await Most(sessions, session => session.VideoId)
            .Take(ViewingReport.MaxVideos)
            .ToListAsync(cancellationToken);
        var ids = most.ConvertAll(video => video.Key);
        var titles = await context
            .Value.Set<Video>()
            .Where(video => ids.Contains(video.Id))
            .ToDictionaryAsync(video => video.Id, video => video.Title, cancellationToken);
        return most.ConvertAll(video => new VideoFigures(
            video.Key,
            titles.GetValueOrDefault(video.Key),
            Figures(video)
        ));
    }

    private static IQueryable<Counted<TKey>> Most<TKey>(
        IQueryable<ViewingSession> sessions,
        Expression<Func<ViewingSession, TKey>> key
    ) => Count(sessions, key).OrderByDescending(counted => counted.Views).ThenBy(counted => counted.Key);

    private static IQueryable<Counted<TKey>> Count<TKey>(
        IQueryable<ViewingSession> sessions,
        Expression<Func<ViewingSession, TKey>> key
    ) =>
        sessions
            .GroupBy(key)
            .Select(group => new Counted<TKey>
            {
                Key = group.Key,
                Views = group.LongCount(),
                Viewers = group.Select(session => session.Viewer).Distinct().LongCount(),
                WatchedSeconds = group.Sum(session => (long)session.WatchedSeconds),
                Measured = group.LongCount(session => session.CompletionPermille != null),
                Completed = group.LongCount(session => session.IsCompleted),
                CompletionPermille = group.Sum(session => (long?)session.CompletionPermille) ?? 0,
            });

    private static ViewingFigures Figures<TKey>(Counted<TKey>? counted) =>
        counted is null
            ? ViewingFigures.None
            : new ViewingFigures(
                counted.Views,
                counted.Viewers,
                counted.WatchedSeconds,
                Share(counted.Completed, counted.Measured),
                Share(counted.CompletionPermille / Whole, counted.Measured)
            );

    private static decimal? Share(decimal part, long whole) => whole == 0 ? null : Math.Round(part / whole, Decimals);

    private sealed class Counted<TKey>
    {
        public required TKey Key { get; init; }

        public long Views { get; init; }

        public long Viewers { get; init; }

        public long WatchedSeconds { get; init; }

        /// <summary>Views of videos whose length is known.</summary>
        public long Measured { get; init; }

        public long Completed { get; init; }

        public long CompletionPermille { get; init; }
    }
}

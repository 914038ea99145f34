using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Analytics;
using StreamHub.Application.Features.Episodes;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>What was fetched of a show, or of one of its episodes.</summary>
[RequirePermission(Permissions.ShowsRead)]
public sealed record GetShowDownloads(Guid ShowId, Guid? EpisodeId, DateOnly? From, DateOnly? To)
    : IQuery<DownloadReport>;

public sealed class GetShowDownloadsValidator : AbstractValidator<GetShowDownloads>
{
    public GetShowDownloadsValidator(TimeProvider time) => this.BoundPeriod(query => (query.From, query.To), time);
}

public sealed class GetShowDownloadsHandler(
    IReadRepository<Show> shows,
    IReadRepository<Episode> episodes,
    IDownloadStatistics statistics,
    TimeProvider time
) : IQueryHandler<GetShowDownloads, DownloadReport>
{
    public async Task<Result<DownloadReport>> Handle(GetShowDownloads query, CancellationToken cancellationToken)
    {
        if (!await shows.AnyAsync(new ShowById(query.ShowId), cancellationToken))
        {
            return ShowErrors.NotFound;
        }

        if (
            query.EpisodeId is { } id
            && !await episodes.AnyAsync(new EpisodeOfShow(query.ShowId, id), cancellationToken)
        )
        {
            return EpisodeErrors.NotFound;
        }

        var period = ReportPeriod.Of(query.From, query.To, time);
        return await statistics.ReadAsync(query.ShowId, query.EpisodeId, period, cancellationToken);
    }
}

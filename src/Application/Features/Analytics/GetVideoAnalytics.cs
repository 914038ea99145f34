using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Analytics;

/// <summary>What was watched of one video of the organization.</summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record GetVideoAnalytics(Guid VideoId, DateOnly? From, DateOnly? To) : IQuery<ViewingReport>;

public sealed class GetVideoAnalyticsValidator : AbstractValidator<GetVideoAnalytics>
{
    public GetVideoAnalyticsValidator(TimeProvider time) => this.BoundPeriod(query => (query.From, query.To), time);
}

public sealed class GetVideoAnalyticsHandler(IVideoReads videos, IViewingStatistics statistics, TimeProvider time)
    : IQueryHandler<GetVideoAnalytics, ViewingReport>
{
    public async Task<Result<ViewingReport>> Handle(GetVideoAnalytics query, CancellationToken cancellationToken)
    {
        if (await videos.FindAsync(query.VideoId, cancellationToken) is null)
        {
            return VideoErrors.NotFound;
        }

        var period = ReportPeriod.Of(query.From, query.To, time);
        return await statistics.ReadAsync(query.VideoId, period, cancellationToken);
    }
}

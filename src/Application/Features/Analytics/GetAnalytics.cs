using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Analytics;

/// <summary>What was watched of the organization's videos.</summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record GetAnalytics(DateOnly? From, DateOnly? To) : IQuery<ViewingReport>;

public sealed class GetAnalyticsValidator : AbstractValidator<GetAnalytics>
{
    public GetAnalyticsValidator(TimeProvider time) => this.BoundPeriod(query => (query.From, query.To), time);
}

public sealed class GetAnalyticsHandler(IViewingStatistics statistics, TimeProvider time)
    : IQueryHandler<GetAnalytics, ViewingReport>
{
    public async Task<Result<ViewingReport>> Handle(GetAnalytics query, CancellationToken cancellationToken) =>
        await statistics.ReadAsync(videoId: null, ReportPeriod.Of(query.From, query.To, time), cancellationToken);
}

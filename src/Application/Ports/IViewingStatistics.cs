using StreamHub.Application.Features.Analytics;

namespace StreamHub.Application.Ports;

/// <summary>Counts what was watched of the caller's organization's videos.</summary>
public interface IViewingStatistics
{
    /// <param name="videoId">One video; all of them when absent.</param>
    Task<ViewingReport> ReadAsync(Guid? videoId, ReportPeriod period, CancellationToken cancellationToken);
}

using StreamHub.Application.Features.Analytics;
using StreamHub.Application.Features.Shows;

namespace StreamHub.Application.Ports;

/// <summary>Counts what was fetched of the caller's organization's shows.</summary>
public interface IDownloadStatistics
{
    /// <param name="episodeId">One episode; all of them when absent.</param>
    Task<DownloadReport> ReadAsync(
        Guid showId,
        Guid? episodeId,
        ReportPeriod period,
        CancellationToken cancellationToken
    );
}

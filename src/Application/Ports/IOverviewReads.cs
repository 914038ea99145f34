using StreamHub.Domain.Publishing;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <summary>Counts over the caller's organization.</summary>
public interface IOverviewReads
{
    /// <summary>States without a job are left out.</summary>
    Task<IReadOnlyDictionary<LocalizationState, int>> CountLocalizationsAsync(CancellationToken cancellationToken);

    /// <summary>States without a publishing job are left out.</summary>
    Task<IReadOnlyDictionary<PublishingState, int>> CountJobsAsync(CancellationToken cancellationToken);

    /// <summary>Those that the plan counts.</summary>
    Task<int> CountChannelsAsync(CancellationToken cancellationToken);
}

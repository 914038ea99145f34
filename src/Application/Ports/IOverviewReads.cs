using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <summary>Counts over the caller's organization.</summary>
public interface IOverviewReads
{
    /// <summary>How many videos of the library began at that time or later.</summary>
    Task<int> CountUploadsSinceAsync(DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>What the library's files weigh, as far as it is known.</summary>
    Task<long> FindStoredBytesAsync(CancellationToken cancellationToken);

    /// <summary>States without a job are left out.</summary>
    Task<IReadOnlyDictionary<LocalizationState, int>> CountLocalizationsAsync(CancellationToken cancellationToken);
}

using StreamHub.Domain.Channels;

namespace StreamHub.Application.Ports;

/// <summary>How this installation publishes.</summary>
/// <param name="Lease">How long a worker that falls silent keeps its job for itself.</param>
/// <param name="ReportInterval">How often the progress of an upload is stored and told.</param>
/// <param name="UploadsAtOnce">To one platform, over all nodes.</param>
/// <param name="UploadsPerDay">Where the installation was granted another number than the platform's usual one.</param>
public sealed record PublishingTerms(
    TimeSpan Lease,
    TimeSpan ReportInterval,
    int UploadsAtOnce,
    IReadOnlyDictionary<Platform, int> UploadsPerDay
)
{
    private const string DailyLimit = "insertsPerDay";

    /// <returns><c>null</c> where the platform does not count.</returns>
    public long? DailyUploadsTo(Platform platform) =>
        UploadsPerDay.TryGetValue(platform, out var granted)
            ? granted
            : PlatformCatalogue.Of(platform).FindLimit(DailyLimit)?.Value;
}

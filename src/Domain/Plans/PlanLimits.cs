namespace StreamHub.Domain.Plans;

/// <summary>What a plan allows; <c>null</c> is without limit.</summary>
/// <param name="Channels">Connected publishing channels.</param>
/// <param name="MonthlyUploads">Publications a calendar month (UTC).</param>
/// <param name="ConcurrentStreams">Playbacks at the same time.</param>
/// <param name="PremiumPlayback">Whether videos offered to subscribers play.</param>
/// <param name="StorageBytes">The files of the organization's videos together.</param>
/// <param name="RequestsPerMinute">Requests to the API by each user and each key; so many may also come at once.</param>
public sealed record PlanLimits(
    int? Channels,
    int? MonthlyUploads,
    int? ConcurrentStreams,
    bool PremiumPlayback,
    long? StorageBytes,
    int RequestsPerMinute
)
{
    public static readonly PlanLimits None = new(
        0,
        0,
        0,
        PremiumPlayback: false,
        StorageBytes: 0,
        RequestsPerMinute: 1
    );
}

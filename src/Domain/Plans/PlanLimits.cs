namespace StreamHub.Domain.Plans;

/// <summary>What a plan allows; <c>null</c> is without limit.</summary>
/// <param name="Channels">Connected publishing channels.</param>
/// <param name="MonthlyUploads">Publications a calendar month (UTC); files of the library are bound by storage instead.</param>
/// <param name="ConcurrentStreams">Playbacks at the same time.</param>
/// <param name="PremiumPlayback">Whether videos offered to subscribers play.</param>
/// <param name="StorageBytes">The files of the organization's videos together.</param>
/// <param name="Members">People in the organization, and those who are invited.</param>
/// <param name="MonthlyRenderTokens">What may be rendered in a calendar month (UTC), in tokens.</param>
/// <param name="RequestsPerMinute">Requests to the API by each user and each key; so many may also come at once.</param>
public sealed record PlanLimits(
    int? Channels,
    int? MonthlyUploads,
    int? ConcurrentStreams,
    bool PremiumPlayback,
    long? StorageBytes,
    int? Members,
    int? MonthlyRenderTokens,
    int RequestsPerMinute
)
{
    public const int MaxRequestsPerMinute = 1_000_000;

    public static readonly PlanLimits None = new(
        0,
        0,
        0,
        PremiumPlayback: false,
        StorageBytes: 0,
        Members: 0,
        MonthlyRenderTokens: 0,
        RequestsPerMinute: 1
    );

    /// <summary>Nothing is less than nothing, and who may ask nothing could not even log in.</summary>
    public bool IsPossible =>
        PlanLimit.All.All(limit => limit.Of(this) is null or >= 0)
        && RequestsPerMinute is > 0 and <= MaxRequestsPerMinute;

    /// <summary>Whether whoever may this much may also do all that the other allows.</summary>
    public bool Include(PlanLimits other) =>
        PlanLimit.All.All(limit => limit.Of(this) is not { } mine || limit.Of(other) <= mine)
        && (PremiumPlayback || !other.PremiumPlayback)
        && RequestsPerMinute >= other.RequestsPerMinute;
}

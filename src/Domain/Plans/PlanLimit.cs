namespace StreamHub.Domain.Plans;

/// <summary>One of a plan's limits that something is counted against.</summary>
/// <param name="Name">As the API calls it.</param>
/// <param name="Of">How much it allows; <c>null</c> is without limit.</param>
public sealed record PlanLimit(string Name, Func<PlanLimits, long?> Of)
{
    public static readonly PlanLimit Channels = new("channels", limits => limits.Channels);
    public static readonly PlanLimit MonthlyUploads = new("monthlyUploads", limits => limits.MonthlyUploads);
    public static readonly PlanLimit ConcurrentStreams = new("concurrentStreams", limits => limits.ConcurrentStreams);
    public static readonly PlanLimit StorageBytes = new("storageBytes", limits => limits.StorageBytes);
    public static readonly PlanLimit Members = new("members", limits => limits.Members);

    public static readonly PlanLimit MonthlyRenderTokens = new(
        "monthlyRenderTokens",
        limits => limits.MonthlyRenderTokens
    );

    public static IReadOnlyList<PlanLimit> All { get; } =
    [Channels, MonthlyUploads, ConcurrentStreams, StorageBytes, Members, MonthlyRenderTokens];

    /// <returns>The least plan on offer that allows so much; <c>null</c> when none does.</returns>
    public Plan? LeastAllowing(IEnumerable<Plan> plans, long amount) =>
        plans
            .Where(plan => plan.IsOnSale)
            .OrderBy(plan => plan.Rank)
            .FirstOrDefault(plan => Of(plan.Limits) is not { } allowed || amount <= allowed);
}

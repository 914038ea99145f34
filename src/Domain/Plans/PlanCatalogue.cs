namespace StreamHub.Domain.Plans;

/// <summary>
/// The plans that a new installation starts with; what stands in its database afterwards is its admins'. So a number that is
/// released is never changed here: the migration that comes of it would overwrite theirs.
/// </summary>
public static class PlanCatalogue
{
    public const string FreeCode = "free";

    private const long Gigabyte = 1_000_000_000;

    public static readonly Plan Free = new(
        FreeCode,
        "Free",
        rank: 0,
        PlanPrices.None,
        new PlanLimits(
            Channels: 2,
            MonthlyUploads: 2,
            ConcurrentStreams: 1,
            PremiumPlayback: false,
            StorageBytes: 10 * Gigabyte,
            Members: 5,
            MonthlyRenderTokens: 100,
            RequestsPerMinute: 300
        )
    );

    public static readonly Plan Pro = new(
        "pro",
        "Pro",
        rank: 1,
        new PlanPrices("usd", MonthlyAmount: 1_900, YearlyAmount: 19_000),
        new PlanLimits(
            Channels: 5,
            MonthlyUploads: 50,
            ConcurrentStreams: 3,
            PremiumPlayback: true,
            StorageBytes: 250 * Gigabyte,
            Members: 20,
            MonthlyRenderTokens: 1_000,
            RequestsPerMinute: 1_200
        )
    );

    public static readonly Plan Agency = new(
        "agency",
        "Agency",
        rank: 2,
        new PlanPrices("usd", MonthlyAmount: 7_900, YearlyAmount: 79_000),
        new PlanLimits(
            Channels: 10,
            MonthlyUploads: null,
            ConcurrentStreams: 10,
            PremiumPlayback: true,
            StorageBytes: 2_000 * Gigabyte,
            Members: 100,
            MonthlyRenderTokens: 10_000,
            RequestsPerMinute: 6_000
        )
    );

    public static IReadOnlyList<Plan> All { get; } = [Free, Pro, Agency];
}

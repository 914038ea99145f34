using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>How much a vendor takes from one account: so many requests within any window.</summary>
public sealed class VendorLimit
{
    private const int MostRequests = 100_000;

    public int Requests { get; set; }

    public TimeSpan Window { get; set; }

    /// <summary>What only reads is not counted.</summary>
    public bool WritesOnly { get; set; }

    internal IEnumerable<string> Problems(string name) =>
        SettingRules.Collect(
            Requests is >= 1 and <= MostRequests
                ? null
                : $"{name}:{nameof(Requests)} must be between 1 and {MostRequests}.",
            Window > TimeSpan.Zero ? null : $"{name}:{nameof(Window)} must be positive."
        );
}

using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>How long vendors are waited for, and when one that fails is left alone for a while.</summary>
public sealed class VendorOptions : ICheckedOptions
{
    public static string Section => "Vendors";

    /// <summary>One try.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A call with all its tries.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls under way at a time, for each account.</summary>
    public int Concurrency { get; set; } = 64;

    /// <summary>So many calls within ten seconds, half of them failed, and the account is left alone.</summary>
    public int BreakerThroughput { get; set; } = 10;

    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What vendors take from one account, by the vendor's name. Each process keeps it for itself: where several share an
    /// account, each is to be given its part.
    /// </summary>
    public IDictionary<string, VendorLimit> Limits { get; init; } =
        new Dictionary<string, VendorLimit>(StringComparer.OrdinalIgnoreCase)
        {
            ["cloudflare"] = new() { Requests = 1_200, Window = TimeSpan.FromMinutes(5) },
            ["mux"] = new()
            {
                Requests = 1,
                Window = TimeSpan.FromSeconds(1),
                WritesOnly = true,
            },
        };

    public IEnumerable<string> Problems() =>
        Bounds().Concat(Limits.SelectMany(limit => limit.Value.Problems($"{nameof(Limits)}:{limit.Key}")));

    private IEnumerable<string> Bounds() =>
        SettingRules.Collect(
            TryTimeout > TimeSpan.Zero ? null : $"{nameof(TryTimeout)} must be positive.",
            CallTimeout >= TryTimeout ? null : $"{nameof(CallTimeout)} must be at least the time-out of one try.",
            Concurrency >= 1 ? null : $"{nameof(Concurrency)} must be positive.",
            BreakerThroughput >= 2 ? null : $"{nameof(BreakerThroughput)} must be 2 or more.",
            BreakDuration >= TimeSpan.FromMilliseconds(500)
                ? null
                : $"{nameof(BreakDuration)} must be half a second or more."
        );
}

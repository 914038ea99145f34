using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Billing;

public sealed class BillingOptions : ICheckedOptions
{
    // Stripe takes no longer ones.
    private const int LongestTrialDays = 730;

    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(60);

    public static string Section => "Billing";

    /// <summary>How long a payment that fails costs no access; what customers were told before a change stays.</summary>
    public TimeSpan GracePeriod { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a trial is, which an organization's first checkout offers; 0 offers none.</summary>
    public int TrialDays { get; set; }

    /// <summary>How often subscriptions are looked for whose moment has come.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often all subscriptions are compared with the payment vendor's.</summary>
    public TimeSpan ReconciliationInterval { get; set; } = TimeSpan.FromHours(6);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            GracePeriod >= TimeSpan.Zero && GracePeriod <= LongestGrace
                ? null
                : $"{nameof(GracePeriod)} must be 0 to {LongestGrace.Days} days.",
            TrialDays is >= 0 and <= LongestTrialDays ? null : $"{nameof(TrialDays)} must be 0 to {LongestTrialDays}.",
            SweepInterval >= TimeSpan.FromSeconds(1) ? null : $"{nameof(SweepInterval)} must be a second or more.",
            ReconciliationInterval >= TimeSpan.FromMinutes(1)
                ? null
                : $"{nameof(ReconciliationInterval)} must be a minute or more."
        );
}

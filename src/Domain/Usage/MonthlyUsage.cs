using StreamHub.Domain.Common;

namespace StreamHub.Domain.Usage;

/// <summary>
/// How much of a metric an organization used in one month: the sum of its reservations of that month, kept with each of
/// them. The rows of past months stay and are the history.
/// </summary>
public sealed class MonthlyUsage : IOwned
{
    private MonthlyUsage(Guid organizationId, UsageMetric metric, DateOnly month)
    {
        OrganizationId = organizationId;
        Metric = metric;
        Month = month;
    }

    public Guid OrganizationId { get; private set; }

    public UsageMetric Metric { get; private set; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>May be above what the plan allows, when the plan became smaller.</summary>
    public long Used { get; private set; }
}

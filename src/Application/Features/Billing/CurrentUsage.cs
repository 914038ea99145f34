using StreamHub.Application.Ports;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Usage;

namespace StreamHub.Application.Features.Billing;

/// <summary>What the caller's organization uses of its plan, as each feature tells its own.</summary>
public sealed class CurrentUsage(IEnumerable<IUsageReads> features)
{
    private static readonly HashSet<PlanLimit> ByMonth = [.. Enum.GetValues<UsageMetric>().Select(one => one.Limit())];

    public async Task<IReadOnlyList<LimitUsage>> ListAsync(
        Plan plan,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var usages = new List<LimitUsage>();
        foreach (var feature in features.OrderBy(feature => feature.Limit.Name, StringComparer.Ordinal))
        {
            var limit = feature.Limit;
            var used = await feature.FindUsedAsync(now, cancellationToken);
            DateTimeOffset? resetsAt = ByMonth.Contains(limit) ? UsageMonth.Of(now).End : null;
            usages.Add(new LimitUsage(limit.Name, used, limit.Of(plan.Limits), resetsAt));
        }

        return usages;
    }
}

using StreamHub.Domain.Plans;

namespace StreamHub.Domain.Usage;

/// <summary>What is counted by the calendar month.</summary>
public enum UsageMetric
{
    /// <summary>Publications.</summary>
    Uploads,
    RenderTokens,
}

public static class UsageMetrics
{
    /// <summary>The plan's limit that bounds the metric.</summary>
    public static PlanLimit Limit(this UsageMetric metric) =>
        metric switch
        {
            UsageMetric.Uploads => PlanLimit.MonthlyUploads,
            UsageMetric.RenderTokens => PlanLimit.MonthlyRenderTokens,
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "It has no limit."),
        };
}

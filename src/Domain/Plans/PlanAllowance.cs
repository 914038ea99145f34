using StreamHub.Domain.Common;

namespace StreamHub.Domain.Plans;

/// <summary>How much of one of its plan's limits an organization uses, for an aggregate to judge by.</summary>
/// <param name="Allowed"><c>null</c> is without limit.</param>
/// <param name="Remedy">The least plan that would allow one more; <c>null</c> when none does.</param>
public sealed record PlanAllowance(PlanLimit Limit, long Used, long? Allowed, Plan? Remedy)
{
    /// <returns>Why there can't be one more; <c>null</c> when there can.</returns>
    public Error? FindRefusal() =>
        Allowed is { } allowed && Used >= allowed ? PlanErrors.LimitReached(Limit, Used, allowed, Remedy) : null;
}

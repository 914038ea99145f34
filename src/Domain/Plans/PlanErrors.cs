using StreamHub.Domain.Common;

namespace StreamHub.Domain.Plans;

public static class PlanErrors
{
    public static readonly Error NotFound = Error.NotFound("plan_not_found", "There is no such plan.");

    public static readonly Error NotSold = Error.Invalid(
        "plan_not_sold",
        "This plan is free: there is nothing to pay."
    );

    /// <param name="limit">Which of the plan's limits, by its name in the API.</param>
    /// <param name="remedy">The least plan that would allow it; <c>null</c> when none does.</param>
    public static Error LimitReached(string limit, long used, long allowed, string? remedy) =>
        Error.Conflict("plan_limit_reached", "The plan does not allow more of this. The details name what would.") with
        {
            Details = new Dictionary<string, object?>
            {
                ["limit"] = limit,
                ["used"] = used,
                ["allowed"] = allowed,
                ["requiredPlan"] = remedy,
            },
        };
}

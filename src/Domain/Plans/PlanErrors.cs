using StreamHub.Domain.Common;

namespace StreamHub.Domain.Plans;

public static class PlanErrors
{
    public static readonly Error NotFound = Error.NotFound("plan_not_found", "There is no such plan.");

    public static readonly Error NotSold = Error.Invalid(
        "plan_not_sold",
        "This plan is free: there is nothing to pay."
    );
}

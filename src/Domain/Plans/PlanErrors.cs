using StreamHub.Domain.Common;

namespace StreamHub.Domain.Plans;

public static class PlanErrors
{
    public static readonly Error NotFound = Error.NotFound("plan_not_found", "There is no such plan.");

    public static readonly Error NotSold = Error.Invalid(
        "plan_not_sold",
        "This plan is free: there is nothing to pay."
    );

    public static readonly Error Withdrawn = Error.Invalid(
        "plan_withdrawn",
        "This plan is not on sale. Who has it keeps it; choose another."
    );

    public static readonly Error CodeTaken = Error.Conflict("plan_code_taken", "There is a plan of this code already.");

    public static readonly Error RankTaken = Error.Conflict(
        "plan_rank_taken",
        "Another plan has this rank. Give that one another rank first."
    );

    public static readonly Error FreeStaysFree = Error.Conflict(
        "free_plan_stays_free",
        "The free plan is what everybody has: it costs nothing, stays on offer and has rank 0. Name and limits can change."
    );

    public static readonly Error PriceMissing = Error.Invalid(
        "plan_price_missing",
        "A plan on sale needs a price for the month and one for the year."
    );

    public static readonly Error CurrencyUnknown = Error.Invalid(
        "currency_unknown",
        "Plans can't be sold in this currency. Give an ISO 4217 code in lower case, such as 'usd'."
    );

    public static readonly Error AmountInvalid = Error.Invalid(
        "plan_amount_invalid",
        "An amount is a whole number of the currency's minor units, at most eight digits; of three decimals the last is 0."
    );

    public static readonly Error LimitInvalid = Error.Invalid(
        "plan_limit_invalid",
        "A limit is 0 or more, or null for none; the requests a minute are from 1 to 1,000,000."
    );

    /// <param name="neighbour">The code of the plan that it does not fit beside.</param>
    public static Error OutOfOrder(string neighbour) =>
        Error.Conflict(
            "plan_out_of_order",
            "A plan of a higher rank includes all that a lower one has. The details name the plan that it would not fit."
        ) with
        {
            Details = new Dictionary<string, object?> { ["plan"] = neighbour },
        };

    public static Error LimitReached(PlanLimit limit, long used, long allowed, Plan? remedy) =>
        LimitReached(limit.Name, used, allowed, remedy?.Code);

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

using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

/// <param name="Currency">ISO 4217 code in lower case.</param>
/// <param name="MonthlyAmount">In minor units (cents) of the currency; 0 is free.</param>
/// <param name="YearlyAmount">In minor units (cents) of the currency; 0 is free.</param>
public sealed record PlanResponse(
    string Code,
    string Name,
    string Currency,
    long MonthlyAmount,
    long YearlyAmount,
    PlanLimits Limits
)
{
    public static PlanResponse Of(Plan plan) =>
        new(
            plan.Code,
            plan.Name,
            plan.Prices.Currency,
            plan.Prices.MonthlyAmount,
            plan.Prices.YearlyAmount,
            plan.Limits
        );
}

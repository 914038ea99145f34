using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Admin;

/// <summary>A plan as staff sees it.</summary>
/// <param name="OnSale">Whether it can be had; who has it keeps it when it is withdrawn.</param>
/// <param name="Version">To be given back with a change: of the whole list, because plans are judged beside each other.</param>
/// <param name="Currency">ISO 4217 code in lower case.</param>
/// <param name="MonthlyAmount">In minor units of the currency.</param>
/// <param name="YearlyAmount">In minor units of the currency.</param>
public sealed record AdminPlan(
    string Code,
    long Version,
    string Name,
    int Rank,
    bool OnSale,
    string Currency,
    long MonthlyAmount,
    long YearlyAmount,
    PlanLimits Limits
)
{
    public static AdminPlan Of(Plan plan) =>
        new(
            plan.Code,
            plan.Version,
            plan.Name,
            plan.Rank,
            plan.IsOnSale,
            plan.Prices.Currency,
            plan.Prices.MonthlyAmount,
            plan.Prices.YearlyAmount,
            plan.Limits
        );
}

public sealed record AdminPlanList(IReadOnlyList<AdminPlan> Items);

namespace StreamHub.Domain.Plans;

/// <summary>Prices in minor units (cents) of <paramref name="Currency"/>, an ISO 4217 code in lower case; 0 is free.</summary>
public sealed record PlanPrices(string Currency, long MonthlyAmount, long YearlyAmount)
{
    public static readonly PlanPrices None = new("usd", 0, 0);
}

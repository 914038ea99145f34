using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Plans;

/// <summary>
/// Prices in minor units of <paramref name="Currency"/>, an ISO 4217 code in lower case: cents, or yen where there is
/// nothing smaller; 0 is free.
/// </summary>
public sealed record PlanPrices(string Currency, long MonthlyAmount, long YearlyAmount)
{
    /// <summary>Eight digits are the most that the payment vendor charges at once.</summary>
    public const long MaxAmount = 99_999_999;

    public static readonly PlanPrices None = new("usd", 0, 0);

    public Error? FindFault()
    {
        if (!Currencies.IsKnown(Currency))
        {
            return PlanErrors.CurrencyUnknown;
        }

        return IsChargeable(MonthlyAmount) && IsChargeable(YearlyAmount) ? null : PlanErrors.AmountInvalid;
    }

    private bool IsChargeable(long amount) =>
        amount is >= 0 and <= MaxAmount && amount % Currencies.StepOf(Currency) == 0;
}

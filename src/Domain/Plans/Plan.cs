using StreamHub.Domain.Billing;

namespace StreamHub.Domain.Plans;

/// <summary>What a customer can subscribe to, and the limits that come with it.</summary>
public sealed class Plan
{
    public const int CodeMaxLength = 30;
    public const int NameMaxLength = 60;

    /// <param name="code">Stable and part of the API; the catalogue's key.</param>
    /// <param name="rank">The order in which plans are offered; a higher rank includes what a lower one has.</param>
    public Plan(string code, string name, int rank, PlanPrices prices, PlanLimits limits)
    {
        Code = code;
        Name = name;
        Rank = rank;
        Prices = prices;
        Limits = limits;
    }

    // For the mapper, which can't pass owned values to a constructor.
    private Plan(string code, string name, int rank)
        : this(code, name, rank, PlanPrices.None, PlanLimits.None) { }

    public string Code { get; private set; }

    public string Name { get; private set; }

    public int Rank { get; private set; }

    public PlanPrices Prices { get; private set; }

    public PlanLimits Limits { get; private set; }

    public bool IsSold => Prices.MonthlyAmount > 0;

    /// <summary>The price of one interval in minor units of the plan's currency.</summary>
    public long AmountFor(BillingInterval interval) =>
        interval == BillingInterval.Month ? Prices.MonthlyAmount : Prices.YearlyAmount;
}

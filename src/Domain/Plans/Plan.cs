using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Plans;

/// <summary>What can be said of a plan besides its code, and changed.</summary>
/// <param name="Rank">The order in which plans are offered; a higher rank includes what a lower one has.</param>
/// <param name="IsOnSale">Whether it can be had; who has it keeps it when it is withdrawn.</param>
public sealed record PlanTerms(string Name, int Rank, bool IsOnSale, PlanPrices Prices, PlanLimits Limits);

/// <summary>
/// What a customer can subscribe to, and the limits that come with it. Plans are judged beside each other, so whoever
/// changes one must have loaded them all: each change counts as one of the whole list, so that of two that start from the
/// same list one is refused.
/// </summary>
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
        IsOnSale = true;
        Prices = prices;
        Limits = limits;
    }

    // For the mapper, which can't pass owned values to a constructor.
    private Plan(string code, string name, int rank)
        : this(code, name, rank, PlanPrices.None, PlanLimits.None) { }

    public string Code { get; private set; }

    public string Name { get; private set; }

    public int Rank { get; private set; }

    /// <summary>The free plan always is, at no price.</summary>
    public bool IsOnSale { get; private set; }

    public PlanPrices Prices { get; private set; }

    public PlanLimits Limits { get; private set; }

    /// <summary>Counts the changes of the list; a save that started from an older count is refused.</summary>
    public long Version { get; private set; }

    public bool IsFree => Code == PlanCatalogue.FreeCode;

    /// <summary>Whether one can pay for it now.</summary>
    public bool IsSold => IsOnSale && !IsFree;

    public static Result<Plan> Create(string code, PlanTerms terms, IReadOnlyCollection<Plan> others)
    {
        if (others.Any(other => other.Code == code))
        {
            return PlanErrors.CodeTaken;
        }

        var plan = new Plan(code, terms.Name, terms.Rank);
        var edit = plan.Edit(terms, others);
        return edit.IsSuccess ? plan : edit.Error;
    }

    /// <param name="others">All other plans.</param>
    public Result Edit(PlanTerms terms, IReadOnlyCollection<Plan> others)
    {
        if ((FindFault(terms) ?? FindDisorder(terms, others)) is { } refusal)
        {
            return refusal;
        }

        Name = terms.Name;
        Rank = terms.Rank;
        IsOnSale = terms.IsOnSale;
        Prices = terms.Prices;
        Limits = terms.Limits;
        Version++;
        foreach (var other in others)
        {
            other.Version++;
        }

        return Result.Success();
    }

    /// <returns>Why nobody can buy it; <c>null</c> when it is sold.</returns>
    public Error? FindSaleRefusal() =>
        this switch
        {
            { IsFree: true } => PlanErrors.NotSold,
            { IsOnSale: false } => PlanErrors.Withdrawn,
            _ => null,
        };

    /// <summary>The price of one interval in minor units of the plan's currency.</summary>
    public long AmountFor(BillingInterval interval) =>
        interval == BillingInterval.Month ? Prices.MonthlyAmount : Prices.YearlyAmount;

    private Error? FindFault(PlanTerms terms)
    {
        if (!terms.Limits.IsPossible)
        {
            return PlanErrors.LimitInvalid;
        }

        if (IsFree)
        {
            var isFreeStill =
                terms.IsOnSale && terms.Rank == 0 && terms.Prices is { MonthlyAmount: 0, YearlyAmount: 0 };
            return isFreeStill ? terms.Prices.FindFault() : PlanErrors.FreeStaysFree;
        }

        return terms switch
        {
            { IsOnSale: true, Prices.MonthlyAmount: 0 } or { IsOnSale: true, Prices.YearlyAmount: 0 } =>
                PlanErrors.PriceMissing,
            _ => terms.Prices.FindFault(),
        };
    }

    private static Error? FindDisorder(PlanTerms terms, IReadOnlyCollection<Plan> others)
    {
        if (others.Any(other => other.Rank == terms.Rank))
        {
            return PlanErrors.RankTaken;
        }

        var neighbour = others.FirstOrDefault(other =>
            other.Rank < terms.Rank ? !terms.Limits.Include(other.Limits) : !other.Limits.Include(terms.Limits)
        );
        return neighbour is null ? null : PlanErrors.OutOfOrder(neighbour.Code);
    }
}

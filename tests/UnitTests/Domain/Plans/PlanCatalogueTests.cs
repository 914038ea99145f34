using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Plans;
using Xunit;

namespace StreamHub.UnitTests.Domain.Plans;

public class PlanCatalogueTests
{
    private static readonly IReadOnlyList<Plan> ByRank = [.. PlanCatalogue.All.OrderBy(plan => plan.Rank)];

    public static TheoryData<string, string> Neighbours() =>
        new(ByRank.Zip(ByRank.Skip(1)).Select(pair => (pair.First.Code, pair.Second.Code)));

    [Fact]
    public void Codes_and_ranks_are_unique()
    {
        PlanCatalogue.All.Select(plan => plan.Code).ShouldBeUnique();
        PlanCatalogue.All.Select(plan => plan.Rank).ShouldBeUnique();
    }

    [Fact]
    public void Plans_are_listed_by_their_rank() => PlanCatalogue.All.ShouldBe(ByRank);

    [Fact]
    public void The_codes_are_part_of_the_api() =>
        PlanCatalogue.All.Select(plan => plan.Code).ShouldBe(["free", "pro", "agency"]);

    [Fact]
    public void Codes_and_names_fit()
    {
        PlanCatalogue.All.ShouldAllBe(plan => plan.Code.Length <= Plan.CodeMaxLength);
        PlanCatalogue.All.ShouldAllBe(plan => plan.Name.Length <= Plan.NameMaxLength);
    }

    [Fact]
    public void Only_the_free_plan_is_not_sold() =>
        PlanCatalogue.All.Where(plan => !plan.IsSold).ShouldBe([PlanCatalogue.Free]);

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void A_higher_plan_includes_what_the_one_below_has(string lower, string higher)
    {
        Find(higher).Limits.Include(Find(lower).Limits).ShouldBeTrue();
        Find(lower).Limits.Include(Find(higher).Limits).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void A_higher_plan_costs_more(string lower, string higher)
    {
        foreach (var interval in Enum.GetValues<BillingInterval>())
        {
            Find(higher).AmountFor(interval).ShouldBeGreaterThan(Find(lower).AmountFor(interval));
        }
    }

    [Theory]
    [InlineData("free", 0, 0)]
    [InlineData("pro", 1_900, 19_000)]
    [InlineData("agency", 7_900, 79_000)]
    public void Amounts_are_cents_of_the_interval(string code, long month, long year)
    {
        Find(code).AmountFor(BillingInterval.Month).ShouldBe(month);
        Find(code).AmountFor(BillingInterval.Year).ShouldBe(year);
    }

    [Fact]
    public void Every_plan_could_be_edited_into_what_it_is()
    {
        foreach (var plan in PlanCatalogue.All)
        {
            var copy = new Plan(plan.Code, plan.Name, plan.Rank, plan.Prices, plan.Limits);
            var terms = new PlanTerms(plan.Name, plan.Rank, plan.IsOnSale, plan.Prices, plan.Limits);
            copy.Edit(terms, [.. PlanCatalogue.All.Where(other => other != plan).Select(Copy)]).Error.ShouldBeNull();
        }
    }

    private static Plan Copy(Plan plan) => new(plan.Code, plan.Name, plan.Rank, plan.Prices, plan.Limits);

    private static Plan Find(string code) => PlanCatalogue.All.Single(plan => plan.Code == code);
}

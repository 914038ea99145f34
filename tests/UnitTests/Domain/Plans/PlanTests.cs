using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;
using Xunit;

namespace StreamHub.UnitTests.Domain.Plans;

public class PlanTests
{
    private readonly Plan _free = Copy(PlanCatalogue.Free);
    private readonly Plan _pro = Copy(PlanCatalogue.Pro);
    private readonly Plan _agency = Copy(PlanCatalogue.Agency);

    [Fact]
    public void An_edit_is_taken_and_counts_as_one_of_the_whole_list()
    {
        var terms = Terms(_pro) with { Name = "Professional", Prices = new PlanPrices("jpy", 3_000, 30_000) };

        Edit(_pro, terms).IsSuccess.ShouldBeTrue();

        Terms(_pro).ShouldBe(terms);
        new[] { _free, _pro, _agency }.ShouldAllBe(plan => plan.Version == 1);
    }

    [Fact]
    public void A_refused_edit_changes_nothing()
    {
        var before = Terms(_pro);

        Edit(_pro, before with { Name = "Other", Rank = 2 }).Error.ShouldBe(PlanErrors.RankTaken);

        Terms(_pro).ShouldBe(before);
        new[] { _free, _pro, _agency }.ShouldAllBe(plan => plan.Version == 0);
    }

    [Fact]
    public void The_free_plans_name_and_limits_change_and_nothing_else()
    {
        var terms = Terms(_free);
        Edit(_free, terms with { Name = "Gratis", Limits = terms.Limits with { Members = 6 } })
            .IsSuccess.ShouldBeTrue();

        Edit(_free, terms with { IsOnSale = false }).Error.ShouldBe(PlanErrors.FreeStaysFree);
        Edit(_free, terms with { Rank = 3 }).Error.ShouldBe(PlanErrors.FreeStaysFree);
        Edit(_free, terms with { Prices = new PlanPrices("usd", 1, 0) }).Error.ShouldBe(PlanErrors.FreeStaysFree);
        Edit(_free, terms with { Prices = new PlanPrices("usd", 0, 1) }).Error.ShouldBe(PlanErrors.FreeStaysFree);
    }

    [Fact]
    public void A_plan_on_sale_has_both_prices_and_a_withdrawn_one_needs_none()
    {
        Edit(_pro, Terms(_pro) with { Prices = new PlanPrices("usd", 0, 100) }).Error.ShouldBe(PlanErrors.PriceMissing);
        Edit(_pro, Terms(_pro) with { Prices = new PlanPrices("usd", 100, 0) }).Error.ShouldBe(PlanErrors.PriceMissing);

        Edit(_pro, Terms(_pro) with { Prices = new PlanPrices("usd", 0, 0), IsOnSale = false })
            .IsSuccess.ShouldBeTrue();

        _pro.IsSold.ShouldBeFalse();
        _pro.FindSaleRefusal().ShouldBe(PlanErrors.Withdrawn);
        _free.FindSaleRefusal().ShouldBe(PlanErrors.NotSold);
        _agency.FindSaleRefusal().ShouldBeNull();
    }

    [Theory]
    [InlineData("usd", 1, true)]
    [InlineData("jpy", 1, true)]
    [InlineData("kwd", 10, true)]
    [InlineData("kwd", 11, false)]
    [InlineData("usd", -1, false)]
    [InlineData("usd", 99_999_999, true)]
    [InlineData("usd", 100_000_000, false)]
    public void Amounts_are_what_can_be_charged(string currency, long amount, bool isTaken)
    {
        var monthly = Edit(_pro, Terms(_pro) with { Prices = new PlanPrices(currency, amount, 100) });
        var yearly = Edit(_agency, Terms(_agency) with { Prices = new PlanPrices(currency, 100, amount) });

        monthly.Error.ShouldBe(isTaken ? null : PlanErrors.AmountInvalid);
        yearly.Error.ShouldBe(isTaken ? null : PlanErrors.AmountInvalid);
    }

    [Theory]
    [InlineData("USD")]
    [InlineData("us")]
    [InlineData("xau")]
    [InlineData("isk")]
    [InlineData("")]
    public void Other_currencies_are_refused(string currency) =>
        Edit(_pro, Terms(_pro) with { Prices = new PlanPrices(currency, 100, 100) })
            .Error.ShouldBe(PlanErrors.CurrencyUnknown);

    [Theory]
    [InlineData(50, 100, null)]
    [InlineData(1, 100, "free")]
    [InlineData(50, 20_000, "agency")]
    [InlineData(null, 100, null)]
    public void A_higher_rank_includes_what_a_lower_one_has(int? uploads, int renderTokens, string? neighbour)
    {
        var limits = _pro.Limits with { MonthlyUploads = uploads, MonthlyRenderTokens = renderTokens };

        var error = Edit(_pro, Terms(_pro) with { Limits = limits }).Error;

        error?.Code.ShouldBe("plan_out_of_order");
        (error?.Details["plan"] as string).ShouldBe(neighbour);
    }

    [Fact]
    public void No_limit_includes_every_limit_and_none_includes_it()
    {
        var less = _pro.Limits;
        var more = less with { Members = null };

        more.Include(less).ShouldBeTrue();
        less.Include(more).ShouldBeFalse();
        less.Include(less with { PremiumPlayback = false }).ShouldBeTrue();
        (less with { PremiumPlayback = false }).Include(less).ShouldBeFalse();
        (less with { RequestsPerMinute = 1 }).Include(less).ShouldBeFalse();
    }

    [Fact]
    public void Limits_are_not_negative()
    {
        foreach (
            var limits in new[]
            {
                _pro.Limits with
                {
                    Members = -1,
                },
                _pro.Limits with
                {
                    StorageBytes = -1,
                },
                _pro.Limits with
                {
                    RequestsPerMinute = 0,
                },
                _pro.Limits with
                {
                    RequestsPerMinute = 1_000_001,
                },
            }
        )
        {
            Edit(_pro, Terms(_pro) with { Limits = limits }).Error.ShouldBe(PlanErrors.LimitInvalid);
        }
    }

    [Fact]
    public void A_further_plan_has_a_code_of_its_own()
    {
        var terms = Terms(_agency) with { Rank = 3 };

        var plan = Plan.Create("studio", terms, [_free, _pro, _agency]).Value;

        (plan.Code, Terms(plan)).ShouldBe(("studio", terms));
        Plan.Create("pro", terms, [_free, _pro, _agency]).Error.ShouldBe(PlanErrors.CodeTaken);
        Plan.Create("studio", terms with { Rank = 2 }, [_free, _pro, _agency]).Error.ShouldBe(PlanErrors.RankTaken);
    }

    [Fact]
    public void The_least_plan_that_would_allow_it_is_one_on_offer()
    {
        Plan[] all = [_agency, _free, _pro];

        PlanLimit.Members.LeastAllowing(all, 5).ShouldBe(_free);
        PlanLimit.Members.LeastAllowing(all, 6).ShouldBe(_pro);
        PlanLimit.Members.LeastAllowing(all, 101).ShouldBeNull();
        PlanLimit.MonthlyUploads.LeastAllowing(all, long.MaxValue).ShouldBe(_agency);
        Edit(_pro, Terms(_pro) with { IsOnSale = false }).IsSuccess.ShouldBeTrue();
        PlanLimit.Members.LeastAllowing(all, 6).ShouldBe(_agency);
    }

    private static Plan Copy(Plan plan) => new(plan.Code, plan.Name, plan.Rank, plan.Prices, plan.Limits);

    private static PlanTerms Terms(Plan plan) => new(plan.Name, plan.Rank, plan.IsOnSale, plan.Prices, plan.Limits);

    private Result Edit(Plan plan, PlanTerms terms) =>
        plan.Edit(terms, [.. new[] { _free, _pro, _agency }.Where(other => other != plan)]);
}

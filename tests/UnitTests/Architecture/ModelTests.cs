using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Persistence;
using StreamHub.UnitTests.Architecture.Rules;
using StreamHub.UnitTests.Architecture.Samples.Models;
using Xunit;

namespace StreamHub.UnitTests.Architecture;

public class ModelTests
{
    private static readonly Type[] Domain = typeof(AggregateRoot).Assembly.GetTypes();

    public static TheoryData<string> Contexts() => ["PostgreSql", "SqlServer"];

    [Fact]
    public void Aggregates_change_themselves() => ModelRules.AggregatesChangeThemselves(Domain).ShouldHold();

    [Theory]
    [MemberData(nameof(Contexts))]
    public void What_an_organization_owns_is_filtered(string provider)
    {
        using var context = Open(provider);

        ModelRules.OwnedThingsAreFiltered(Domain, context, ModelConventions.TenantFilter).ShouldHold();
    }

    [Fact]
    public void Nothing_in_the_domain_floats() =>
        ModelRules.NothingFloats(CodeBase.Types(CodeBase.Domain)).ShouldHold();

    [Fact]
    public void Nothing_that_counts_money_floats() => ModelRules.MoneyDoesNotFloat(CodeBase.Product).ShouldHold();

    [Fact]
    public void An_aggregate_that_others_change_is_reported() =>
        ModelRules
            .AggregatesChangeThemselves(CodeBase.SampleTypes("Models"))
            .ShouldReport(
                "OpenAggregate.Name can be set by anybody",
                "OpenAggregate.Count is a public field",
                "OpenAggregate can be made by anybody",
                "OpenAggregate is not sealed"
            );

    [Fact]
    public void A_thing_that_is_not_filtered_is_reported()
    {
        using var context = new SampleContext();

        ModelRules
            .OwnedThingsAreFiltered(CodeBase.SampleTypes("Models"), context, ModelConventions.TenantFilter)
            .ShouldReport(
                "UnfilteredThing is not filtered in SampleContext",
                "OtherwiseFilteredThing is not filtered in SampleContext",
                "ForgottenThing is no entity of SampleContext"
            );
    }

    [Fact]
    public void A_number_that_floats_is_reported() =>
        ModelRules
            .NothingFloats(CodeBase.Samples("Numbers"))
            .ShouldReport("Basket.Weight", "Basket.Half", "Basket.Half(x)", "Basket.Sum locally");

    [Fact]
    public void Money_that_floats_is_reported() =>
        ModelRules
            .MoneyDoesNotFloat(CodeBase.Samples("Money"))
            .ShouldReport("Purse.UnitPrice", "Purse.Pay(amountPaid)", "Purse.Balances");

    private static StreamHubDbContext Open(string provider) =>
        provider == "PostgreSql"
            ? new PostgreSqlDesignTimeFactory().CreateDbContext([])
            : new SqlServerDesignTimeFactory().CreateDbContext([]);
}

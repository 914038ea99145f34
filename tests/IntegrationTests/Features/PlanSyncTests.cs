using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>The command that brings the payment vendor's products and prices in line with the plans.</summary>
public sealed class PlanSyncTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Products_and_prices_become_what_the_plans_are_and_stay_so()
    {
        await SyncAsync();
        (await SyncAsync()).ShouldAllBe(step => step.Change == CatalogueChange.None);
        var subscriber = await server.RegisterAsync();
        var bought = await server.SubscribeAsync(subscriber);
        var former = bought.Items.Data[0].Price;

        await CallAndPriceAsync("Professional", 2300);
        var steps = await SyncAsync();

        var pro = steps.Where(step => step.Plan == "pro").ToList();
        pro.Select(step => step.Change)
            .ShouldBe([
                CatalogueChange.Updated,
                CatalogueChange.Created,
                CatalogueChange.None,
                CatalogueChange.Retired,
            ]);
        pro[3].Subject.ShouldBe(former.Id);
        (await SyncAsync()).ShouldAllBe(step => step.Change == CatalogueChange.None);
        (await subscriber.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
        server.AtStripe(subscriber).Items.Data[0].Price.UnitAmount.ShouldBe(1_900);

        var newcomer = await server.RegisterAsync();
        (await server.SubscribeAsync(newcomer)).Items.Data[0].Price.UnitAmount.ShouldBe(2_300);
        await CallAndPriceAsync("Pro", 1900);
        await SyncAsync();
    }

    [Fact]
    public async Task What_a_withdrawn_plan_has_there_is_retired_and_comes_back_with_it()
    {
        await SyncAsync();
        await PutOnSaleAsync(false);

        var withdrawn = (await SyncAsync()).Where(step => step.Plan == "pro").ToList();

        withdrawn
            .Select(step => step.Change)
            .ShouldBe([CatalogueChange.Updated, CatalogueChange.Retired, CatalogueChange.Retired]);
        (await SyncAsync()).ShouldAllBe(step => step.Change == CatalogueChange.None);

        await PutOnSaleAsync(true);
        var back = (await SyncAsync()).Where(step => step.Plan == "pro").ToList();

        back.ShouldAllBe(step => step.Change == CatalogueChange.Updated);
        back.Select(step => step.Subject).ShouldBe(withdrawn.Select(step => step.Subject), ignoreOrder: true);
        await server.SubscribeAsync(await server.RegisterAsync());
    }

    [Fact]
    public async Task A_plan_that_is_on_sale_again_is_sold_before_anybody_runs_the_command()
    {
        await SyncAsync();
        await PutOnSaleAsync(false);
        await SyncAsync();
        await PutOnSaleAsync(true);

        await server.SubscribeAsync(await server.RegisterAsync());
        (await SyncAsync()).Count(step => step.Change != CatalogueChange.None).ShouldBe(1, "The yearly price is left.");
    }

    private Task<int> PutOnSaleAsync(bool isOnSale) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE plans SET is_on_sale = {isOnSale} WHERE code = 'pro'")
        );

    private Task<int> CallAndPriceAsync(string name, long monthlyAmount) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync(
                $"UPDATE plans SET name = {name}, monthly_amount = {monthlyAmount} WHERE code = 'pro'"
            )
        );

    private async Task<List<CatalogueStep>> SyncAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var steps = new List<CatalogueStep>();
        var synced = await scope
            .ServiceProvider.GetRequiredService<IPlanCatalogueSync>()
            .RunAsync(steps.Add, CancellationToken.None);
        synced.Error.ShouldBeNull();
        return steps;
    }
}

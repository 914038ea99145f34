using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>A plan's price changes while it has subscribers.</summary>
public sealed class PriceChangeTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task New_subscribers_pay_the_new_price_and_old_ones_keep_the_plan_that_they_have()
    {
        var old = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(old);
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE plans SET monthly_amount = 2100 WHERE code = 'pro'")
        );

        var newcomer = await server.RegisterAsync();
        await server.SubscribeAsync(newcomer);
        server.Sandbox.Stripe.CancelSubscriptionAtPeriodEnd(subscription.Id);
        await server.WhenIdleAsync();

        server.AtStripe(newcomer).Items.Data[0].Price.UnitAmount.ShouldBe(2_100);
        server.AtStripe(old).Items.Data[0].Price.UnitAmount.ShouldBe(1_900);
        (await newcomer.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
        var plan = await old.Api.GetAsync(BillingSteps.Plan);
        plan.Text("plan.code").ShouldBe("pro");
        plan.At("cancelsAtPeriodEnd").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task An_amount_that_comes_back_is_the_current_price_again()
    {
        foreach (var amount in new[] { 2_300, 2_500, 2_300, 2_500 })
        {
            await SetAmountAsync(amount);
            var buyer = await server.RegisterAsync();
            await server.SubscribeAsync(buyer);
            server.AtStripe(buyer).Items.Data[0].Price.UnitAmount.ShouldBe(amount);
            server.AtStripe(buyer).Items.Data[0].Price.LookupKey.ShouldBe("streamhub:pro:month");
        }

        await SetAmountAsync(1_900);
    }

    private Task<int> SetAmountAsync(int amount) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE plans SET monthly_amount = {amount} WHERE code = 'pro'")
        );
}

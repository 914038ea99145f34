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
}

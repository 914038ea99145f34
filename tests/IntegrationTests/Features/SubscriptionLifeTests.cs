using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class SubscriptionLifeTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    [Theory]
    [InlineData("pro", "month", 32)]
    [InlineData("agency", "year", 367)]
    public async Task After_the_payment_the_plan_is_active(string plan, string interval, int atMostDays)
    {
        var user = await server.RegisterAsync();

        var subscription = await server.SubscribeAsync(user, plan, interval);

        var current = await user.Api.GetAsync(BillingSteps.Plan);
        current.Text("plan.code").ShouldBe(plan);
        current.Text("status").ShouldBe("active");
        current.At("cancelsAtPeriodEnd").GetBoolean().ShouldBeFalse();
        var start = current.At("currentPeriodStart").GetDateTimeOffset();
        var end = current.At("currentPeriodEnd").GetDateTimeOffset();
        end.ToUnixTimeSeconds().ShouldBe(subscription.PeriodEnd);
        (end - start).TotalDays.ShouldBeInRange(atMostDays - 5, atMostDays);
    }

    [Fact]
    public async Task One_organizations_plan_is_not_anothers()
    {
        var user = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();

        await server.SubscribeAsync(user);

        (await stranger.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
    }

    [Fact]
    public async Task Cancelled_at_the_periods_end_it_lasts_until_then()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);

        server.Sandbox.Stripe.CancelSubscriptionAtPeriodEnd(subscription.Id);
        await server.WhenIdleAsync();

        var current = await user.Api.GetAsync(BillingSteps.Plan);
        current.Text("plan.code").ShouldBe("pro");
        current.At("cancelsAtPeriodEnd").GetBoolean().ShouldBeTrue();

        server.Advance(Month);
        await server.WhenIdleAsync();
        user = await server.LogInAgainAsync(user);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        (await server.SubscriptionsOfAsync(user)).Single().Status.ShouldBe(SubscriptionStatus.Cancelled);
    }

    [Fact]
    public async Task Cancelled_at_once_it_ends_at_once()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);

        server.Sandbox.Stripe.CancelSubscription(subscription.Id);
        await server.WhenIdleAsync();

        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        (await user.CheckoutAsync()).ShouldBe(201);
    }

    [Fact]
    public async Task It_renews_with_the_next_period()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        var before = (await user.Api.GetAsync(BillingSteps.Plan)).At("currentPeriodEnd").GetDateTimeOffset();

        server.Advance(Month);
        await server.WhenIdleAsync();

        user = await server.LogInAgainAsync(user);
        var renewed = await user.Api.GetAsync(BillingSteps.Plan);
        renewed.Text("plan.code").ShouldBe("pro");
        renewed.At("currentPeriodStart").GetDateTimeOffset().ShouldBe(before);
        renewed.At("currentPeriodEnd").GetDateTimeOffset().ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task A_renewal_of_which_nobody_hears_ends_the_plan_a_day_after_the_period()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        var end = (await user.Api.GetAsync(BillingSteps.Plan)).At("currentPeriodEnd").GetDateTimeOffset();

        server.Time.Advance(end - server.Time.GetUtcNow() + Subscription.RenewalLeeway - TimeSpan.FromMinutes(5));
        user = await server.LogInAgainAsync(user);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");

        server.Time.Advance(TimeSpan.FromMinutes(6));
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        server.Sandbox.Clock.Advance(server.Time.GetUtcNow() - server.Sandbox.Clock.GetUtcNow());
        await server.WhenIdleAsync();
    }

    [Fact]
    public async Task Whoever_came_back_after_a_cancellation_has_the_new_plan()
    {
        var user = await server.RegisterAsync();
        var first = await server.SubscribeAsync(user);
        server.Sandbox.Stripe.CancelSubscription(first.Id);
        await server.WhenIdleAsync();

        var checkout = await user.CheckoutAsync("agency");
        server.Sandbox.Stripe.Pay(checkout.Text("sessionId"));
        await server.WhenIdleAsync();

        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("agency");
        (await server.SubscriptionsOfAsync(user)).Count.ShouldBe(2);
    }
}

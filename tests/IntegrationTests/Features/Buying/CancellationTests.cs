using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Buying;

public sealed class CancellationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Cancelled_at_the_periods_end_it_holds_until_then_and_can_be_resumed()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);

        var cancelled = (await user.BillAsync("cancel", new { atPeriodEnd = true })).ShouldBe(200);

        cancelled.Text("status").ShouldBe("active");
        cancelled.At("endsAt").GetDateTimeOffset().ToUnixTimeSeconds().ShouldBe(subscription.PeriodEnd);
        var resumed = (await user.ResumeAsync()).ShouldBe(200);
        resumed.At("endsAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        await server.WhenIdleAsync();
        (await server.ShouldMatchStripeAsync(user)).EndsAt.ShouldBeNull();
    }

    [Fact]
    public async Task Cancelled_now_it_has_ended()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);

        (await user.BillAsync("cancel", new { atPeriodEnd = false }))
            .ShouldBe(200)
            .Text("status")
            .ShouldBe("cancelled");

        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        (await user.BillAsync("cancel", new { atPeriodEnd = false })).ShouldBeProblem(409, "not_subscribed");
        (await user.CheckoutAsync()).ShouldBe(201);
        await server.WhenIdleAsync();
    }

    [Fact]
    public async Task An_end_that_was_set_at_the_vendor_is_taken_back_too()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        await StripeApi.EndSubscriptionAtAsync(server, subscription.Id, server.Time.GetUtcNow().AddDays(3));
        await server.WhenIdleAsync();

        (await user.ResumeAsync()).ShouldBe(200);

        server.AtStripe(user).CancelAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_paused_subscription_is_resumed_with_a_paid_period()
    {
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(server, user, days: 14, card: string.Empty, "pause");
        await server.WhenIdleAsync();
        user = await server.TravelToAsync(user, await server.PeriodEndAsync(user));
        server.Sandbox.Stripe.SetCard(server.AtStripe(user).Customer, SubscriptionSteps.GoodCard);

        (await user.ResumeAsync()).ShouldBe(200).Text("status").ShouldBe("active");

        server.ChargesOf(user).ShouldHaveSingleItem().Amount.ShouldBe(1_900);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_of_which_we_did_not_learn_is_repeated_without_harm(bool atPeriodEnd)
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        var lost = new Fault
        {
            Kind = FaultKind.Reset,
            Phase = FaultPhase.After,
            Method = atPeriodEnd ? "POST" : "DELETE",
            Path = $"/v1/subscriptions/{subscription.Id}",
            Times = 1,
        };
        using (VendorOutage.Of(server, Vendors.Stripe, lost))
        {
            (await user.BillAsync("cancel", new { atPeriodEnd })).ShouldBe(200);
        }

        server.Sandbox.Webhooks.Release(Vendors.Stripe);
        await server.WhenIdleAsync();
        await server.ShouldMatchStripeAsync(user);
    }
}

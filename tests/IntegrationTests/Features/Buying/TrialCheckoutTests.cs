using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Buying;

public sealed class TrialCheckoutTests(TrialCheckoutTests.Server server) : IClassFixture<TrialCheckoutTests.Server>
{
    private const string NoCard = "";

    [Fact]
    public async Task The_first_purchase_begins_with_a_trial()
    {
        var user = await server.RegisterAsync();

        var checkout = (await user.CheckoutAsync()).ShouldBe(201);
        checkout.At("trialDays").GetInt32().ShouldBe(14);
        server.Sandbox.Stripe.Pay(checkout.Text("sessionId")).Refusal.ShouldBeNull();
        await server.WhenIdleAsync();

        (await user.Api.GetAsync(BillingSteps.Plan)).Text("outlook.ground").ShouldBe("trial");
        server.ChargesOf(user).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trial_needs_no_card_and_ends_by_itself_without_one()
    {
        var user = await server.RegisterAsync();
        var checkout = await user.BillAsync("checkout", new { plan = "pro", trialWithoutCard = true });

        server.Sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId"), NoCard).Refusal.ShouldBeNull();
        await server.WhenIdleAsync();
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");

        user = await server.TravelToAsync(user, (await server.PeriodEndAsync(user)));
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        server.AtStripe(user).Status.ShouldBe("canceled");
    }

    [Fact]
    public async Task There_is_no_second_trial()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Stripe.CancelSubscription(subscription.Id);
        await server.WhenIdleAsync();

        var without = await user.BillAsync("checkout", new { plan = "pro", trialWithoutCard = true });
        without.ShouldBeProblem(409, "trial_not_available");
        var paid = (await user.CheckoutAsync()).ShouldBe(201);

        paid.At("trialDays").GetInt32().ShouldBe(0);
        server.OpenSessionsOf(user).Single().AmountTotal.ShouldBe(1_900);
    }

    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Billing:TrialDays"] = "14" };
    }
}

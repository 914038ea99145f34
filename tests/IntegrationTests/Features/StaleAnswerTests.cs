using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Two events of one subscription are worked on at once, and the older answer of the vendor comes last.</summary>
public sealed class StaleAnswerTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const int LateByMilliseconds = 1_500;

    [Fact]
    public async Task An_answer_from_before_the_cancellation_does_not_bring_a_subscription_back()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);

        using (await LateAnswerAsync(subscription.Id))
        {
            server.Sandbox.Stripe.CancelSubscription(subscription.Id);
            await server.WhenIdleAsync();
        }

        (await server.SubscriptionsOfAsync(user)).Single().Status.ShouldBe(SubscriptionStatus.Cancelled);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
    }

    [Fact]
    public async Task An_answer_from_before_a_change_was_taken_back_does_not_bring_the_change_back()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        server.Sandbox.Stripe.CancelSubscriptionAtPeriodEnd(subscription.Id);

        using (await LateAnswerAsync(subscription.Id))
        {
            await StripeApi.KeepSubscriptionAsync(server, subscription.Id);
            server.Sandbox.Webhooks.Release(Vendors.Stripe);
            await server.WhenIdleAsync();
        }

        server.AtStripe(user).CancelAtPeriodEnd.ShouldBeFalse();
        (await server.SubscriptionsOfAsync(user)).Single().CancelsAtPeriodEnd.ShouldBeFalse();
    }

    [Fact]
    public async Task A_first_answer_that_comes_late_makes_no_second_subscription()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        var subscription = await server.BuyAsync(user);

        using (await LateAnswerAsync(subscription.Id))
        {
            server.Sandbox.Stripe.CancelSubscriptionAtPeriodEnd(subscription.Id);
            server.Sandbox.Webhooks.Release(Vendors.Stripe);
            await server.WhenIdleAsync();
        }

        (await server.SubscriptionsOfAsync(user)).ShouldHaveSingleItem().CancelsAtPeriodEnd.ShouldBeTrue();
    }

    /// <summary>One event is being worked on: the vendor has answered as things are now, and the answer is on its way.</summary>
    private async Task<VendorOutage> LateAnswerAsync(string subscription)
    {
        var slow = VendorOutage.Of(
            server,
            Vendors.Stripe,
            new Fault
            {
                Kind = FaultKind.Slow,
                Phase = FaultPhase.After,
                DelayMs = LateByMilliseconds,
                Method = "GET",
                Path = $"/v1/subscriptions/{subscription}",
                Times = 1,
            }
        );
        var asked = Asked(subscription);
        var body = $$$"""
            {"id":"evt_{{{Guid.NewGuid():N}}}","type":"customer.subscription.updated","livemode":false,"data":{"object":{"id":"{{{subscription}}}"} } }
            """;
        (await WebhookDoor.Stripe(server).DeliverAsync(body)).ShouldBe(200);
        await Eventually.HoldsAsync(() => Task.FromResult(Asked(subscription) > asked), "the vendor to be asked");
        return slow;
    }

    private int Asked(string subscription) =>
        server.Sandbox.Requests.To(Vendors.Stripe, "GET", $"/{subscription}").Count;
}

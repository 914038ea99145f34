using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Webhooks;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Webhooks;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Subscriptions;

public sealed class CustomerDeletionTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData(ReleaseOrder.Forward)]
    [InlineData(ReleaseOrder.Reverse)]
    public async Task A_customer_that_is_deleted_at_Stripe_ends_the_plan_and_the_next_checkout_makes_another(
        ReleaseOrder order
    )
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        var subscription = await server.BuyAsync(user);
        server.Sandbox.Stripe.DeleteCustomer(subscription.Customer);
        server.Sandbox.Webhooks.Release(Vendors.Stripe, order);
        await server.WhenIdleAsync();

        (await server.SubscriptionsOfAsync(user)).ShouldHaveSingleItem().Status.ShouldBe(SubscriptionStatus.Cancelled);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        var checkout = await user.CheckoutAsync();
        server.Sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId")).Refusal.ShouldBeNull();
        await server.WhenIdleAsync();
        var session = server.Sandbox.Stripe.Sessions.Single(one => one.Id == checkout.Text("sessionId"));
        session.Customer.ShouldNotBe(subscription.Customer);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
    }

    [Fact]
    public async Task That_a_customer_was_deleted_is_not_believed_without_asking()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        var body = $$$"""
            {"id":"evt_{{{Guid.NewGuid():N}}}","type":"customer.deleted","livemode":false,"data":{"object":{"id":"{{{subscription.Customer}}}"} } }
            """;

        (await WebhookDoor.Stripe(server).DeliverAsync(body)).ShouldBe(200);
        (await WebhookDoor.Stripe(server).FinishedAsync(body)).State.ShouldBe(WebhookEventState.Processed);

        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
    }

    [Fact]
    public async Task Another_accounts_event_is_refused_and_not_kept()
    {
        var body = """{"id":"evt_1","type":"customer.deleted","livemode":false,"account":"acct_1"}""";

        (await WebhookDoor.Stripe(server).DeliverAsync(body)).ShouldBeProblem(400, "foreign_account");

        (await WebhookDoor.Stripe(server).StoredAsync(body)).ShouldBeEmpty();
    }
}

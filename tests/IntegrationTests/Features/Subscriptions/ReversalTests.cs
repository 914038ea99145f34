using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Webhooks;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Subscriptions;

/// <summary>Money that goes back is on record, exactly, and changes no plan by itself.</summary>
public sealed class ReversalTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData(ReleaseOrder.Forward)]
    [InlineData(ReleaseOrder.Reverse)]
    public async Task Refunds_of_one_payment_add_up_in_any_order(ReleaseOrder order)
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        var charge = server.ChargesOf(user).ShouldHaveSingleItem();

        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        server.Sandbox.Stripe.Refund(charge.Id, 500);
        server.Sandbox.Stripe.Refund(charge.Id, 400);
        server.Sandbox.Webhooks.Release(Vendors.Stripe, order, copies: 2);
        await server.WhenIdleAsync();

        var refund = (await server.ReversalsOfAsync(user)).ShouldHaveSingleItem();
        refund.State.ShouldBe(PaymentReversalState.Refunded);
        (refund.Amount, refund.Currency).ShouldBe((900, "usd"));
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
    }

    [Theory]
    [InlineData(true, PaymentReversalState.DisputeWon)]
    [InlineData(false, PaymentReversalState.DisputeLost)]
    public async Task A_dispute_is_followed_to_its_end(bool won, PaymentReversalState end)
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        var dispute = server.Sandbox.Stripe.OpenDispute(server.ChargesOf(user)[0].Id);
        await server.WhenIdleAsync();
        (await server.ReversalsOfAsync(user)).ShouldHaveSingleItem().State.ShouldBe(PaymentReversalState.Disputed);

        server.Sandbox.Stripe.CloseDispute(dispute.Id, won);
        await server.WhenIdleAsync();

        var closed = (await server.ReversalsOfAsync(user)).ShouldHaveSingleItem();
        closed.State.ShouldBe(end);
        closed.Reason.ShouldBe("fraudulent");
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
    }

    [Fact]
    public async Task A_currency_without_minor_units_keeps_its_whole_numbers()
    {
        var user = await server.RegisterAsync();
        await StripeApi.SubscribeInAsync(server, user, "jpy", 2_800);
        await server.WhenIdleAsync();

        server.Sandbox.Stripe.Refund(server.ChargesOf(user)[0].Id);
        await server.WhenIdleAsync();

        await server.ShouldMatchStripeAsync(user);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
        var refund = (await server.ReversalsOfAsync(user)).ShouldHaveSingleItem();
        (refund.Amount, refund.Currency).ShouldBe((2_800, "jpy"));
    }
}

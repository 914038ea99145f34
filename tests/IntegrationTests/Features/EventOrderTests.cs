using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Webhooks;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>In whatever order and however often the payment vendor tells it, we end where the vendor is.</summary>
public sealed class EventOrderTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    /// <summary>A shuffle's seed, and how often each event comes.</summary>
    public static MatrixTheoryData<int, int> Shuffles { get; } = new([1, 2, 3, 4], [1, 2, 3]);

    public static MatrixTheoryData<ReleaseOrder, int> Straight { get; } =
        new([ReleaseOrder.Forward, ReleaseOrder.Reverse], [1, 2, 3]);

    [Theory]
    [MemberData(nameof(Straight))]
    public Task A_subscription_that_was_cancelled_at_once_ends_cancelled(ReleaseOrder order, int copies) =>
        ShouldEndCancelledAsync(order, seed: 1, copies);

    [Theory]
    [MemberData(nameof(Shuffles))]
    public Task A_subscription_that_was_cancelled_at_once_ends_cancelled_after_any_shuffle(int seed, int copies) =>
        ShouldEndCancelledAsync(ReleaseOrder.Shuffle, seed, copies);

    [Theory]
    [MemberData(nameof(Straight))]
    public Task A_subscription_that_was_set_to_end_with_its_period_does(ReleaseOrder order, int copies) =>
        ShouldEndEndingAsync(order, seed: 1, copies);

    [Theory]
    [MemberData(nameof(Shuffles))]
    public Task A_subscription_that_was_set_to_end_with_its_period_does_after_any_shuffle(int seed, int copies) =>
        ShouldEndEndingAsync(ReleaseOrder.Shuffle, seed, copies);

    [Fact]
    public async Task Events_that_come_again_after_the_end_change_nothing()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        var subscription = await server.BuyAsync(user);
        server.Sandbox.Stripe.CancelSubscription(subscription.Id);
        var bodies = server.Sandbox.Stripe.Events;
        server.Sandbox.Webhooks.Release(Vendors.Stripe);
        await server.WhenIdleAsync();
        var before = (await server.SubscriptionsOfAsync(user)).Single();

        foreach (var received in bodies)
        {
            var again = $$$"""
                {"id":"{{{received.Id}}}","type":"{{{received.Type}}}","livemode":false,"data":{"object":{} } }
                """;
            (await WebhookDoor.Stripe(server).DeliverAsync(again)).ShouldBe(200);
        }

        await server.WhenIdleAsync();
        var after = (await server.SubscriptionsOfAsync(user)).Single();
        after.Version.ShouldBe(before.Version);
        after.Status.ShouldBe(SubscriptionStatus.Cancelled);
    }

    private async Task ShouldEndCancelledAsync(ReleaseOrder order, int seed, int copies)
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        var bought = await server.BuyAsync(user);
        server.Sandbox.Stripe.CancelSubscription(bought.Id);

        server.Sandbox.Webhooks.Release(Vendors.Stripe, order, copies, seed);
        await server.WhenIdleAsync();

        var ours = await ShouldMatchAsync(user);
        ours.Status.ShouldBe(SubscriptionStatus.Cancelled);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
    }

    private async Task ShouldEndEndingAsync(ReleaseOrder order, int seed, int copies)
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        var bought = await server.BuyAsync(user, "agency", "year");
        server.Sandbox.Stripe.CancelSubscriptionAtPeriodEnd(bought.Id);

        server.Sandbox.Webhooks.Release(Vendors.Stripe, order, copies, seed);
        await server.WhenIdleAsync();

        var ours = await ShouldMatchAsync(user);
        ours.Status.ShouldBe(SubscriptionStatus.Active);
        ours.CancelsAtPeriodEnd.ShouldBeTrue();
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("agency");
    }

    /// <summary>There is one row, and it says what Stripe says.</summary>
    private async Task<Subscription> ShouldMatchAsync(User user)
    {
        var ours = (await server.SubscriptionsOfAsync(user)).ShouldHaveSingleItem();
        var theirs = server.AtStripe(user);
        ours.ExternalId.ShouldBe(theirs.Id);
        ours.CancelsAtPeriodEnd.ShouldBe(theirs.CancelAtPeriodEnd);
        ours.CurrentPeriodStart.ToUnixTimeSeconds().ShouldBe(theirs.Items.Data[0].CurrentPeriodStart);
        ours.CurrentPeriodEnd.ToUnixTimeSeconds().ShouldBe(theirs.PeriodEnd);
        (theirs.Status, ours.Status).ShouldBeOneOf(
            ("active", SubscriptionStatus.Active),
            ("canceled", SubscriptionStatus.Cancelled)
        );
        return ours;
    }
}

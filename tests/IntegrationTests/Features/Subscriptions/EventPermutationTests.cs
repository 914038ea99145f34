using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Stripe.Objects;
using Xunit;
using AfterLastRetry = StreamHub.VendorSandbox.Stripe.AfterLastRetry;
using DunningRules = StreamHub.VendorSandbox.Stripe.DunningRules;
using Subscription = StreamHub.Domain.Billing.Subscription;

namespace StreamHub.IntegrationTests.Features.Subscriptions;

/// <summary>
/// A whole life passes at Stripe before we hear of it. Then its events come, each alone and in every order, to a StreamHub
/// that knows nothing of it: each time we end where Stripe is.
/// </summary>
public sealed class EventPermutationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const int Permuted = 4;

    public static TheoryData<string> Lives { get; } =
    [
        "trialing",
        "active",
        "past_due",
        "recovered",
        "unpaid",
        "paused",
        "canceled",
        "ending",
        "kept",
        "changed",
        "gone",
    ];

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task Every_order_and_every_single_event_of_a_life_lead_to_where_Stripe_is(string life)
    {
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        var user = await LiveAsync(life);
        var subscription = server.AtStripe(user);
        server.Sandbox.Webhooks.Release(Vendors.Stripe);
        await server.WhenIdleAsync();
        await server.ShouldMatchStripeAsync(user);
        var events = EventsOf(subscription);

        foreach (var only in events)
        {
            await ShouldLeadThereAsync(user, [only]);
        }

        foreach (var order in Permutations.Of(events.DistinctBy(one => one.Type).Take(Permuted).ToList()))
        {
            await ShouldLeadThereAsync(user, order);
        }
    }

    private async Task<User> LiveAsync(string life)
    {
        var stripe = server.Sandbox.Stripe;
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(
            server,
            user,
            days: 7,
            life == "paused" ? string.Empty : SubscriptionSteps.GoodCard,
            withoutCard: "pause"
        );
        if (life == "trialing")
        {
            return user;
        }

        server.Advance(TimeSpan.FromDays(8));
        var subscription = server.AtStripe(user);
        switch (life)
        {
            case "past_due" or "recovered":
                stripe.SetCard(subscription.Customer, SubscriptionSteps.CardDeclinedLater);
                server.Advance(TimeSpan.FromDays(32));
                break;
            case "unpaid":
                stripe.Dunning = new DunningRules { AfterLastRetry = AfterLastRetry.MarkUnpaid };
                stripe.SetCard(subscription.Customer, SubscriptionSteps.CardDeclinedLater);
                server.Advance(TimeSpan.FromDays(48));
                stripe.Dunning = new DunningRules();
                break;
            case "canceled":
                stripe.Refund(server.ChargesOf(user)[^1].Id);
                stripe.CancelSubscription(subscription.Id);
                break;
            case "ending":
                stripe.CancelSubscriptionAtPeriodEnd(subscription.Id);
                break;
            case "kept":
                stripe.CancelSubscriptionAtPeriodEnd(subscription.Id);
                await StripeApi.KeepSubscriptionAsync(server, subscription.Id);
                break;
            case "changed":
                (await (await server.RegisterAsync()).CheckoutAsync("agency")).ShouldBe(201);
                stripe.ChangePrice(subscription.Id, await StripeApi.PriceOfAsync(server, "agency"), "always_invoice");
                break;
            case "gone":
                stripe.DeleteCustomer(subscription.Customer);
                break;
        }

        if (life == "recovered")
        {
            stripe.PayInvoice(stripe.Invoices.Single(one => one.Subscription == subscription.Id && one.IsOpen).Id);
        }

        server.AtStripe(user).Status.ShouldBe(EndOf(life));
        return user;
    }

    private static string EndOf(string life) =>
        life switch
        {
            "recovered" or "ending" or "kept" or "changed" => "active",
            "gone" => "canceled",
            _ => life,
        };

    private async Task ShouldLeadThereAsync(User user, IEnumerable<StripeEvent> order)
    {
        await ForgetAsync(user.OrganizationId);
        foreach (var one in order)
        {
            (await WebhookDoor.Stripe(server).DeliverAsync(AsNew(one))).ShouldBe(200);
        }

        await server.WhenIdleAsync();
        await server.ShouldMatchStripeAsync(user);
    }

    /// <summary>Those that name the subscription.</summary>
    private List<StripeEvent> EventsOf(VendorSandbox.Stripe.Objects.Subscription subscription) =>
        [
            .. server.Sandbox.Stripe.Events.Where(one =>
                one.Data.Snapshot.GetRawText().Contains(subscription.Id, StringComparison.Ordinal)
                && (
                    one.Type.StartsWith("customer.subscription.", StringComparison.Ordinal)
                    || one.Type.StartsWith("invoice.", StringComparison.Ordinal)
                    || one.Type.StartsWith("checkout.session.", StringComparison.Ordinal)
                )
            ),
        ];

    private static string AsNew(StripeEvent one) =>
        $$$"""
            {"id":"evt_{{{Guid.NewGuid():N}}}","type":"{{{one.Type}}}","livemode":false,"data":{"object":{{{one.Data.Snapshot.GetRawText()}}} } }
            """;

    private Task<int> ForgetAsync(Guid organizationId) =>
        server.InDatabaseAsync(async database =>
        {
            await Rows<BillingNotice>(database).ExecuteDeleteAsync();
            await Rows<OrganizationTrial>(database).ExecuteDeleteAsync();
            return await Rows<Subscription>(database).ExecuteDeleteAsync();

            IQueryable<T> Rows<T>(DbContext context)
                where T : class, StreamHub.Domain.Common.IOwned =>
                context.Set<T>().IgnoreQueryFilters().Where(row => row.OrganizationId == organizationId);
        });
}

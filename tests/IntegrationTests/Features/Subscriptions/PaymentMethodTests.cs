using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Webhooks;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Stripe.Objects;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Subscriptions;

/// <summary>What a subscription is paid from is known, shown to its own organization, and Stripe's word alone.</summary>
public sealed class PaymentMethodTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Mastercard = "5555555555554444";

    [Fact]
    public async Task The_card_on_file_is_shown_as_it_comes_changes_is_renewed_and_goes()
    {
        var user = await server.RegisterAsync();
        var other = await server.RegisterAsync();
        (await ShownAsync(user)).ValueKind.ShouldBe(JsonValueKind.Null);
        var bought = await server.SubscribeAsync(user);
        var first = server.CardAtStripe(bought).ShouldNotBeNull();
        await server.SubscribeAsync(other);

        (await ShownAsync(user))
            .ToString()
            .ShouldBe(
                $$"""{"type":"card","brand":"visa","lastFour":"4242","expiryMonth":{{first.ExpMonth}},"expiryYear":{{first.ExpYear}}}"""
            );

        var changed = server.Sandbox.Stripe.SetCard(bought.Customer, Mastercard);
        await server.WhenIdleAsync();
        (await LastFourAsync(user)).ShouldBe("4444");

        server.Sandbox.Stripe.RenewCard(changed.Id, "1881", first.ExpYear + 4);
        await server.WhenIdleAsync();
        (await LastFourAsync(user)).ShouldBe("1881");
        (await ShownAsync(user)).GetProperty("expiryYear").GetInt32().ShouldBe(first.ExpYear + 4);

        server.Sandbox.Stripe.DetachCard(changed.Id);
        await server.WhenIdleAsync();
        (await ShownAsync(user)).ValueKind.ShouldBe(JsonValueKind.Null);
        (await LastFourAsync(other)).ShouldBe("4242");
    }

    [Fact]
    public async Task Every_order_and_every_single_event_of_a_change_lead_to_the_card_that_Stripe_charges()
    {
        var user = await server.RegisterAsync();
        var bought = await server.SubscribeAsync(user);
        var before = server.Sandbox.Stripe.Events.Count;
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        server.Sandbox.Stripe.SetCard(bought.Customer, Mastercard);
        var events = server.Sandbox.Stripe.Events.Skip(before).ToList();
        events
            .Select(one => one.Type)
            .ShouldBe(["payment_method.attached", "customer.updated", "customer.subscription.updated"]);

        foreach (var order in events.Select(List<StripeEvent> (only) => [only]).Concat(Permutations.Of(events)))
        {
            await ForgetCardAsync(user);
            foreach (var one in order)
            {
                (await WebhookDoor.Stripe(server).DeliverAsync(AsNew(one))).ShouldBe(200);
            }

            await server.WhenIdleAsync();
            (await server.ShouldMatchStripeAsync(user)).PaymentMethod!.LastFour.ShouldBe("4444");
        }

        server.Sandbox.Webhooks.Release(Vendors.Stripe);
        await server.WhenIdleAsync();
    }

    [Theory]
    [InlineData("payment_method.attached", """{"id":"pm_1","customer":"CUSTOMER","card":{"last4":"0000"}}""", "{}")]
    [InlineData("payment_method.detached", """{"id":"pm_1","customer":null}""", """{"customer":"CUSTOMER"}""")]
    public async Task What_an_event_says_of_a_card_is_not_believed(string type, string about, string former)
    {
        var user = await server.RegisterAsync();
        var customer = (await server.SubscribeAsync(user)).Customer;
        var body = BodyOf(type, about, former).Replace("CUSTOMER", customer, StringComparison.Ordinal);

        (await WebhookDoor.Stripe(server).DeliverAsync(body)).ShouldBe(200);
        (await WebhookDoor.Stripe(server).FinishedAsync(body)).State.ShouldBe(WebhookEventState.Processed);

        (await LastFourAsync(user)).ShouldBe("4242");
    }

    [Theory]
    [InlineData("""{"id":"pm_1","customer":"cus_of_somebody_else"}""")]
    [InlineData("""{"id":"pm_1","customer":null}""")]
    [InlineData("""{"id":"pm_1","customer":{"id":7}}""")]
    public async Task An_event_of_nobodys_card_is_kept_and_ignored(string about)
    {
        var body = BodyOf("payment_method.updated", about, "[]");

        (await WebhookDoor.Stripe(server).DeliverAsync(body)).ShouldBe(200);

        (await WebhookDoor.Stripe(server).FinishedAsync(body)).State.ShouldBe(WebhookEventState.Ignored);
    }

    [Fact]
    public async Task With_its_customer_the_card_is_gone()
    {
        var user = await server.RegisterAsync();
        var customer = (await server.SubscribeAsync(user)).Customer;
        server.Sandbox.Stripe.DeleteCustomer(customer);
        await server.WhenIdleAsync();
        var late = BodyOf(
            "payment_method.detached",
            """{"id":"pm_1","customer":null}""",
            $$"""{"customer":"{{customer}}"}"""
        );

        (await WebhookDoor.Stripe(server).DeliverAsync(late)).ShouldBe(200);
        await server.WhenIdleAsync();

        (await ShownAsync(user)).ValueKind.ShouldBe(JsonValueKind.Null);
        (await server.SubscriptionsOfAsync(user)).ShouldHaveSingleItem().PaymentMethod.ShouldBeNull();
    }

    private static async Task<JsonElement> ShownAsync(User user) =>
        (await user.Api.GetAsync(BillingSteps.Plan)).ShouldBe(200).At("paymentMethod");

    private static async Task<string?> LastFourAsync(User user) =>
        (await ShownAsync(user)).GetProperty("lastFour").GetString();

    private static string AsNew(StripeEvent one) =>
        BodyOf(
            one.Type,
            one.Data.Snapshot.GetRawText(),
            one.Data.PreviousAttributes is { } former ? former.GetRawText() : "{}"
        );

    private static string BodyOf(string type, string about, string former) =>
        $$$"""
            {"id":"evt_{{{Guid.NewGuid():N}}}","type":"{{{type}}}","livemode":false,"data":{"object":{{{about}}},"previous_attributes":{{{former}}} } }
            """;

    private Task<int> ForgetCardAsync(User user) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync(
                $"""
                UPDATE subscriptions SET payment_method_type = NULL, card_brand = NULL, card_last_four = NULL,
                    card_expiry_month = NULL, card_expiry_year = NULL
                WHERE organization_id = {user.OrganizationId}
                """
            )
        );
}

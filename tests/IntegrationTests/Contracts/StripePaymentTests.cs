using System.Text.Json;
using Shouldly;
using StreamHub.VendorSandbox.Stripe.Objects;
using Xunit;
using static StreamHub.IntegrationTests.Contracts.StripeSteps;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Charges, refunds, disputes and cards of the sandbox's Stripe, and what becomes of a deleted customer.</summary>
public sealed class StripePaymentTests
{
    [Fact]
    public async Task A_charge_is_refunded_in_parts_and_never_beyond_what_was_paid()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        var charge = stripe.Sandbox.Stripe.Charges.Single();

        await stripe.PostFormAsync("v1/refunds", ("charge", charge.Id), ("amount", "900"));
        var tooMuch = await stripe.PostFormAsync("v1/refunds", ("charge", charge.Id), ("amount", "1001"));
        await stripe.PostFormAsync("v1/refunds", ("payment_intent", charge.PaymentIntent!));
        var again = await stripe.PostFormAsync("v1/refunds", ("charge", charge.Id));

        tooMuch.GetProperty("error").GetProperty("param").GetString().ShouldBe("amount");
        again.GetProperty("error").GetProperty("code").GetString().ShouldBe("charge_already_refunded");
        var refunded = await stripe.GetAsync($"v1/charges/{charge.Id}");
        refunded.GetProperty("refunded").GetBoolean().ShouldBeTrue();
        refunded.GetProperty("amount_refunded").GetInt64().ShouldBe(1900);
        stripe.EventTypes().Count(type => type == "charge.refunded").ShouldBe(2);
        await stripe.GetAsync($"v1/payment_intents/{charge.PaymentIntent}");
        await stripe.GetAsync($"v1/refunds?charge={charge.Id}");
        stripe.ShowEvents();
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "won")]
    [InlineData(false, "lost")]
    public async Task A_dispute_opens_and_closes_once(bool won, string status)
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        await stripe.SubscribeAsync(await stripe.PriceAsync(1900));

        var dispute = stripe.Sandbox.Stripe.OpenDispute(stripe.Sandbox.Stripe.Charges.Single().Id);
        stripe.Sandbox.Stripe.CloseDispute(dispute.Id, won);

        var closed = await stripe.GetAsync($"v1/disputes/{dispute.Id}");
        closed.GetProperty("status").GetString().ShouldBe(status);
        stripe.Sandbox.Stripe.Charges.Single().Disputed.ShouldBeTrue();
        stripe.EventTypes().ShouldContain("charge.dispute.created");
        stripe.EventTypes().ShouldContain("charge.dispute.closed");
        var again = await stripe.PostFormAsync($"v1/disputes/{dispute.Id}/close");
        again.GetProperty("error").GetProperty("message").GetString().ShouldBe("This dispute is already closed.");
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_holder_who_does_not_confirm_buys_nothing()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var session = await stripe.CheckoutAsync(await stripe.CustomerAsync(), await stripe.PriceAsync(1900));

        var asked = stripe.Sandbox.Stripe.Pay(session, ConfirmedOnce);
        var refused = stripe.Sandbox.Stripe.Authenticate(asked.Redirect!, confirmed: false);

        refused.Refusal.ShouldNotBeNull();
        stripe.Sandbox.Stripe.Subscriptions.ShouldBeEmpty();
        asked = stripe.Sandbox.Stripe.Pay(session, ConfirmedOnce);
        stripe.Sandbox.Stripe.Authenticate(asked.Redirect!, confirmed: true).Refusal.ShouldBeNull();
        stripe.Sandbox.Stripe.Advance(32 * Day);
        stripe.Sandbox.Stripe.Invoices.Select(one => one.Status).ShouldBe([InvoiceStatus.Paid, InvoiceStatus.Paid]);
    }

    [Fact]
    public async Task A_deleted_customer_is_told_of_as_deleted_and_owes_no_more()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var price = await stripe.PriceAsync(1900);
        var bought = await stripe.SubscribeAsync(price);

        stripe.Sandbox.Stripe.DeleteCustomer(bought.Customer);

        (await stripe.GetAsync($"v1/customers/{bought.Customer}")).GetProperty("deleted").GetBoolean().ShouldBeTrue();
        stripe.Now(bought.Id).Status.ShouldBe(SubscriptionStatus.Canceled);
        stripe.EventTypes().TakeLast(2).ShouldBe(["customer.subscription.deleted", "customer.deleted"]);
        var refused = await stripe.PostFormAsync(
            "v1/checkout/sessions",
            ("mode", "subscription"),
            ("customer", bought.Customer),
            ("line_items[0][price]", price),
            ("success_url", "https://streamhub.test/")
        );
        refused.GetProperty("error").GetProperty("code").GetString().ShouldBe("resource_missing");
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cards_are_attached_used_and_detached()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var customer = await stripe.CustomerAsync();

        var card = await stripe.PostFormAsync("v1/payment_methods/pm_card_visa/attach", ("customer", customer));
        await stripe.PostFormAsync($"v1/customers/{customer}", ("invoice_settings[default_payment_method]", card.Id()));
        await stripe.PostFormAsync($"v1/payment_methods/{card.Id()}", ("card[exp_year]", "2040"));
        await stripe.GetAsync($"v1/payment_methods?customer={customer}&type=card");
        await stripe.PostFormAsync($"v1/payment_methods/{card.Id()}/detach");

        stripe.Sandbox.Stripe.Customers.Single().InvoiceSettings.DefaultPaymentMethod.ShouldBeNull();
        stripe
            .EventTypes()
            .Where(type => type.StartsWith("payment_method.", StringComparison.Ordinal))
            .ShouldBe(["payment_method.attached", "payment_method.updated", "payment_method.detached"]);
        var declined = await stripe.PostFormAsync(
            "v1/payment_methods/pm_card_chargeDeclined/attach",
            ("customer", customer)
        );
        declined.GetProperty("error").GetProperty("decline_code").GetString().ShouldBe("generic_decline");
        stripe.ShowEvents();
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_pays_for_a_subscription_is_told_with_it_where_that_is_asked_for()
    {
        const string Expanded =
            "expand[0]=default_payment_method&expand[1]=customer.invoice_settings.default_payment_method";
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        var card = stripe.Sandbox.Stripe.SetCard(bought.Customer, "5555555555554444");
        stripe.Sandbox.Stripe.RenewCard(card.Id, "1881", 2040);

        var told = await stripe.GetAsync($"v1/subscriptions/{bought.Id}?{Expanded}");
        await stripe.GetAsync("v1/subscriptions?expand[0]=data.customer.invoice_settings.default_payment_method");
        stripe.Sandbox.Stripe.DeleteCustomer(bought.Customer);
        var left = await stripe.SendUnjudgedAsync(HttpMethod.Get, $"v1/subscriptions/{bought.Id}?{Expanded}");

        LastFour(told.GetProperty("default_payment_method")).ShouldBe("1881");
        var settings = told.GetProperty("customer").GetProperty("invoice_settings");
        LastFour(settings.GetProperty("default_payment_method")).ShouldBe("1881");
        stripe.Show("deleted_customer", left.GetProperty("customer"));
        stripe.EventTypes().ShouldContain("payment_method.automatically_updated");
        stripe.ShowEvents();
        (await stripe.FaultsAsync()).ShouldBeEmpty();

        static string? LastFour(JsonElement method) => method.GetProperty("card").GetProperty("last4").GetString();
    }
}

using System.Text.Json;
using Shouldly;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>
/// What our Stripe sandbox answers, judged by Stripe's description: a test that passes against the sandbox is worth as
/// much as the sandbox resembles Stripe. Where Stripe changed since, tests/node/newer-shapes.mjs says how.
/// </summary>
public sealed class StripeAnswerTests
{
    [Fact]
    public async Task Customers_products_and_prices_look_as_Stripe_describes_them()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var (customer, price) = await MakeCatalogueAsync(stripe);

        await stripe.GetAsync($"v1/customers/{customer}");
        await stripe.GetAsync("v1/customers");
        await stripe.GetAsync($"v1/prices/{price}");
        await stripe.GetAsync("v1/prices?active=true&limit=1&lookup_keys[0]=streamhub:pro:month");
        await stripe.GetAsync("v1/products");
        await stripe.DeleteAsync($"v1/customers/{customer}");

        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Checkout_subscription_invoice_and_payment_look_as_Stripe_describes_them()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var session = await PayAsync(stripe);

        await stripe.GetAsync($"v1/checkout/sessions/{session}/line_items");
        var paid = await stripe.GetAsync($"v1/checkout/sessions/{session}");
        await stripe.GetAsync($"v1/subscriptions/{paid.GetProperty("subscription")}");
        await stripe.GetAsync("v1/subscriptions");
        await stripe.GetAsync("v1/invoices");
        await stripe.GetAsync($"v1/invoices/{paid.GetProperty("invoice")}");
        await stripe.PostFormAsync("v1/billing_portal/sessions", ("customer", paid.GetProperty("customer").ToString()));
        await stripe.DeleteAsync($"v1/subscriptions/{paid.GetProperty("subscription")}");

        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_and_the_objects_in_them_look_as_Stripe_describes_them()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        await PayAsync(stripe);
        var subscription = stripe.Sandbox.Stripe.Subscriptions[0].Id;
        stripe.Sandbox.Stripe.CancelSubscriptionAtPeriodEnd(subscription);
        stripe.Sandbox.Stripe.CancelSubscription(subscription);

        var events = (await stripe.GetAsync("v1/events?limit=100")).GetProperty("data").EnumerateArray().ToList();
        foreach (var happened in events)
        {
            var snapshot = happened.GetProperty("data").GetProperty("object");
            stripe.Show(snapshot.GetProperty("object").GetString()!, snapshot);
        }

        (await stripe.FaultsAsync()).ShouldBeEmpty();
        events
            .Select(happened => happened.GetProperty("type").GetString())
            .ToHashSet()
            .IsSupersetOf([
                "checkout.session.completed",
                "customer.subscription.created",
                "customer.subscription.updated",
                "customer.subscription.deleted",
                "invoice.paid",
            ])
            .ShouldBeTrue();
    }

    [Fact]
    public async Task Refusals_look_as_Stripe_describes_them()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();

        await stripe.GetAsync("v1/subscriptions/sub_none");
        await stripe.PostFormAsync("v1/customers", ("colour", "red"));
        await stripe.PostFormAsync("v1/products");

        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_lacks_a_member_or_has_a_foreign_one_is_refused_so_the_judge_judges()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        stripe.Show("customer", JsonElement.Parse("""{"id":"cus_1","object":"customer","created":"now","colour":1}"""));

        var faults = await stripe.FaultsAsync();

        faults.ShouldContain("customer: / must have required property 'livemode'");
        faults.ShouldContain("customer: /created must be integer");
        faults.ShouldContain("customer: / must NOT have unevaluated properties colour");
    }

    private static async Task<string> PayAsync(SandboxConversation stripe)
    {
        var (customer, price) = await MakeCatalogueAsync(stripe);
        var session = await stripe.PostFormAsync(
            "v1/checkout/sessions",
            ("mode", "subscription"),
            ("customer", customer),
            ("client_reference_id", "ours"),
            ("line_items[0][price]", price),
            ("line_items[0][quantity]", "1"),
            ("success_url", "https://streamhub.test/done"),
            ("cancel_url", "https://streamhub.test/back"),
            ("subscription_data[metadata][organization_id]", "ours")
        );
        var id = session.GetProperty("id").GetString()!;
        stripe.Sandbox.Stripe.Pay(id).Refusal.ShouldBeNull();
        return id;
    }

    private static async Task<(string Customer, string Price)> MakeCatalogueAsync(SandboxConversation stripe)
    {
        var customer = await stripe.PostFormAsync("v1/customers", ("email", "ada@example.com"), ("name", "Ada"));
        await stripe.PostFormAsync("v1/products", ("id", "streamhub_pro"), ("name", "StreamHub Pro"));
        var price = await stripe.PostFormAsync(
            "v1/prices",
            ("product", "streamhub_pro"),
            ("currency", "usd"),
            ("unit_amount", "1900"),
            ("recurring[interval]", "month"),
            ("lookup_key", "streamhub:pro:month")
        );
        return (customer.GetProperty("id").GetString()!, price.GetProperty("id").GetString()!);
    }
}

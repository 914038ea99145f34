using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Stripe's own library, of the version that we pin, gets along with our Stripe sandbox.</summary>
public sealed class StripeLibraryTests
{
    [Fact]
    public async Task It_sells_previews_changes_and_ends_a_subscription()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var shop = await CallAsync(
            sandbox,
            [
                Call("customers.create", new { email = "ada@example.com" }),
                Call("products.create", new { name = "Pro" }),
                Call("prices.create", Price(1900)),
                Call("prices.create", Price(4900)),
                Call("coupons.create", new { percent_off = 10, duration = "once" }),
                Call("promotionCodes.create", new { promotion = new { type = "coupon", coupon = From(4, "id") } }),
                Call(
                    "checkout.sessions.create",
                    new
                    {
                        mode = "subscription",
                        customer = From(0, "id"),
                        line_items = new[] { new { price = From(2, "id"), quantity = 1 } },
                        discounts = new[] { new { promotion_code = From(5, "id") } },
                        subscription_data = new { metadata = new { organization_id = "ours" } },
                        success_url = "https://streamhub.test/",
                    }
                ),
                Call("billingPortal.sessions.create", new { customer = From(0, "id") }),
            ]
        );
        ShouldAllSucceed(shop);
        shop[6].GetProperty("value").GetProperty("amount_total").GetInt64().ShouldBe(1710);
        sandbox.Stripe.Pay(shop[6].GetProperty("value").Id()).Refusal.ShouldBeNull();
        var bought = sandbox.Stripe.Subscriptions.Single();
        var item = new { id = bought.Items.Data[0].Id, price = shop[3].GetProperty("value").Id() };

        var changes = await CallAsync(
            sandbox,
            [
                Call(
                    "invoices.createPreview",
                    new { subscription = bought.Id, subscription_details = new { items = new[] { item } } }
                ),
                Call("subscriptions.update", bought.Id, new { items = new[] { item } }),
                Call("subscriptions.retrieve", bought.Id, new { expand = new[] { "latest_invoice", "customer" } }),
                Call("subscriptions.list", new { status = "all", limit = 1 }),
                Call("invoices.list", new { subscription = bought.Id }),
                Call("refunds.create", new { charge = sandbox.Stripe.Charges.Single().Id }),
                Call("subscriptions.cancel", bought.Id, new { prorate = true }),
            ]
        );

        ShouldAllSucceed(changes);
        var seen = changes[2].GetProperty("value");
        seen.GetProperty("latest_invoice").GetProperty("status").GetString().ShouldBe("paid");
        seen.GetProperty("customer").GetProperty("email").GetString().ShouldBe("ada@example.com");
        seen.GetProperty("items").GetProperty("data")[0].GetProperty("price").Id().ShouldBe(item.price);
    }

    [Fact]
    public async Task It_understands_a_declined_card_and_what_is_missing()
    {
        await using var sandbox = await SandboxHost.StartAsync();

        var answers = await CallAsync(
            sandbox,
            [
                Call("customers.create", new { email = "ada@example.com" }),
                Call("paymentMethods.attach", "pm_card_chargeDeclined", new { customer = From(0, "id") }),
                Call("subscriptions.retrieve", "sub_none"),
            ]
        );

        answers[1].GetProperty("type").GetString().ShouldBe("StripeCardError");
        answers[1].GetProperty("code").GetString().ShouldBe("card_declined");
        answers[2].GetProperty("type").GetString().ShouldBe("StripeInvalidRequestError");
        answers[2].GetProperty("status").GetInt32().ShouldBe(404);
    }

    [Fact]
    public async Task The_same_key_is_answered_the_same_though_a_card_was_declined()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var key = new { idempotencyKey = "once" };

        var answers = await CallAsync(
            sandbox,
            [
                Call("customers.create", new { email = "ada@example.com" }),
                Call("paymentMethods.attach", "pm_card_chargeDeclined", new { customer = From(0, "id") }, key),
                Call("paymentMethods.attach", "pm_card_chargeDeclined", new { customer = From(0, "id") }, key),
                Call("customers.create", new { email = "bob@example.com" }, key),
            ]
        );

        answers[2].GetRawText().ShouldBe(answers[1].GetRawText());
        answers[3].GetProperty("type").GetString().ShouldBe("StripeIdempotencyError");
        sandbox.Stripe.Customers.Count.ShouldBe(1);
    }

    private static object Price(long amount) =>
        new
        {
            product = From(1, "id"),
            currency = "usd",
            unit_amount = amount,
            recurring = new { interval = "month" },
        };

    private static object[] Call(string name, params object[] arguments) => [name, .. arguments];

    private static Dictionary<string, object> From(int call, string member) =>
        new Dictionary<string, object>(StringComparer.Ordinal) { ["$from"] = new object[] { call, member } };

    private static void ShouldAllSucceed(IReadOnlyList<JsonElement> answers) =>
        answers
            .Select(answer => answer.GetRawText())
            .Where(answer => !answer.StartsWith("{\"value\":", StringComparison.Ordinal))
            .ShouldBeEmpty();

    private static async Task<IReadOnlyList<JsonElement>> CallAsync(SandboxHost sandbox, IReadOnlyList<object[]> calls)
    {
        var answers = await NodeScript.RunAsync(
            "stripe-client.mjs",
            new
            {
                stripe = new
                {
                    key = sandbox.Stripe.SecretKey,
                    host = sandbox.Address.Host,
                    port = sandbox.Address.Port,
                    prefix = "/stripe",
                },
                calls,
            }
        );
        return [.. answers.EnumerateArray()];
    }
}

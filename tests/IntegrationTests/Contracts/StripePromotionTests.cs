using Shouldly;
using Xunit;
using static StreamHub.IntegrationTests.Contracts.StripeSteps;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Coupons and promotion codes of the sandbox's Stripe.</summary>
public sealed class StripePromotionTests
{
    [Theory]
    [InlineData("once", null, new long[] { 1425, 1900, 1900, 1900 })]
    [InlineData("repeating", "2", new long[] { 1425, 1425, 1900, 1900 })]
    [InlineData("forever", null, new long[] { 1425, 1425, 1425, 1425 })]
    public async Task A_percentage_is_taken_off_as_long_as_it_lasts(string duration, string? months, long[] totals)
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        List<(string, string)> coupon = [("percent_off", "25"), ("duration", duration)];
        if (months is not null)
        {
            coupon.Add(("duration_in_months", months));
        }

        var made = await stripe.PostFormAsync("v1/coupons", [.. coupon]);
        var bought = await stripe.SubscribeAsync(
            await stripe.PriceAsync(1900),
            more: [("discounts[0][coupon]", made.Id())]
        );
        var expanded = await stripe.GetAsync($"v1/invoices/{bought.LatestInvoice}?expand[0]=discounts");
        stripe.Show("discount", expanded.GetProperty("discounts")[0]);
        stripe.Sandbox.Stripe.Advance(93 * Day);

        stripe.Sandbox.Stripe.Invoices.Select(one => one.Total).Take(4).ShouldBe(totals);
        stripe.Sandbox.Stripe.Sessions.Single().AmountTotal.ShouldBe(1425);
        stripe.Sandbox.Stripe.Coupons.Single().TimesRedeemed.ShouldBe(1);
        stripe.ShowEvents();
        await stripe.GetAsync($"v1/subscriptions/{bought.Id}");
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_amount_never_takes_more_than_there_is()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var coupon = await stripe.PostFormAsync(
            "v1/coupons",
            ("amount_off", "5000"),
            ("currency", "jpy"),
            ("duration", "once")
        );

        await stripe.SubscribeAsync(
            await stripe.PriceAsync(1900, currency: "jpy"),
            more: [("discounts[0][coupon]", coupon.Id())]
        );

        var invoice = stripe.Sandbox.Stripe.Invoices.Single();
        (invoice.Total, invoice.TotalDiscountAmounts[0].Amount).ShouldBe((0, 1900));
        stripe.Sandbox.Stripe.Charges.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_is_found_by_its_letters_and_can_be_switched_off()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var code = await CodeAsync(stripe, ("code", "SPRING"));

        (await FindAsync(stripe)).ShouldBe([code]);
        await stripe.PostFormAsync($"v1/promotion_codes/{code}", ("active", "false"));

        (await FindAsync(stripe)).ShouldBeEmpty();
        var taken = await stripe.PostFormAsync(
            "v1/checkout/sessions",
            ("mode", "subscription"),
            ("line_items[0][price]", await stripe.PriceAsync(1900)),
            ("success_url", "https://streamhub.test/"),
            ("discounts[0][promotion_code]", code)
        );
        taken.GetProperty("error").GetProperty("code").GetString().ShouldBe("promotion_code_invalid");
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_that_was_typed_counts_until_it_is_used_up()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        await CodeAsync(stripe, ("code", "SPRING"), ("max_redemptions", "1"));
        var price = await stripe.PriceAsync(2000);
        var first = await stripe.CheckoutAsync(await stripe.CustomerAsync(), price, ("allow_promotion_codes", "true"));
        var second = await stripe.CheckoutAsync(await stripe.CustomerAsync(), price, ("allow_promotion_codes", "true"));

        stripe.Sandbox.Stripe.ApplyCode(first, "winter").ShouldBe("This code is invalid.");
        stripe.Sandbox.Stripe.ApplyCode(first, "spring").ShouldBeNull();
        stripe.Sandbox.Stripe.Pay(first).Refusal.ShouldBeNull();

        stripe.Sandbox.Stripe.Invoices.Single().Total.ShouldBe(1500);
        stripe.Sandbox.Stripe.ApplyCode(second, "SPRING").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("restrictions[first_time_transaction]", "true")]
    [InlineData("restrictions[minimum_amount]", "2001")]
    [InlineData("expires_at", "1")]
    public async Task A_code_is_not_for_those_that_it_excludes(string restriction, string value)
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var price = await stripe.PriceAsync(2000);
        var customer = (await stripe.SubscribeAsync(price)).Customer;
        await CodeAsync(
            stripe,
            ("code", "SPRING"),
            (restriction, value),
            ("restrictions[minimum_amount_currency]", "usd")
        );
        var session = await stripe.CheckoutAsync(customer, price, ("allow_promotion_codes", "true"));

        stripe.Sandbox.Stripe.ApplyCode(session, "SPRING").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_coupon_for_one_product_does_nothing_for_another()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var other = await stripe.PostFormAsync("v1/products", ("name", "Other"));
        var coupon = await stripe.PostFormAsync(
            "v1/coupons",
            ("percent_off", "12.5"),
            ("applies_to[products][0]", other.Id())
        );

        await stripe.SubscribeAsync(await stripe.PriceAsync(1900), more: [("discounts[0][coupon]", coupon.Id())]);

        stripe.Sandbox.Stripe.Invoices.Single().Total.ShouldBe(1900);
    }

    private static async Task<string> CodeAsync(SandboxConversation stripe, params (string Name, string Value)[] more)
    {
        var coupon = await stripe.PostFormAsync("v1/coupons", ("percent_off", "25"), ("duration", "once"));
        var code = await stripe.PostFormAsync(
            "v1/promotion_codes",
            [("promotion[type]", "coupon"), ("promotion[coupon]", coupon.Id()), .. more]
        );
        return code.Id();
    }

    private static async Task<IEnumerable<string>> FindAsync(SandboxConversation stripe) =>
        (await stripe.GetAsync("v1/promotion_codes?code=spring&active=true"))
            .GetProperty("data")
            .EnumerateArray()
            .Select(StripeSteps.Id);
}

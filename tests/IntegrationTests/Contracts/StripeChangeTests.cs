using System.Text.Json;
using Shouldly;
using StreamHub.VendorSandbox.Stripe.Objects;
using Xunit;
using static StreamHub.IntegrationTests.Contracts.StripeSteps;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What a change of plan costs at the sandbox's Stripe, to the second and in whole minor units.</summary>
public sealed class StripeChangeTests
{
    [Theory]
    [InlineData("usd", 1900, 4900)]
    [InlineData("jpy", 333, 1001)]
    public async Task A_change_gives_back_and_costs_the_rest_of_the_period(string currency, long old, long wanted)
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(old, currency: currency));
        var price = await stripe.PriceAsync(wanted, currency: currency);
        var third = (bought.PeriodEnd - bought.PeriodStart) / 3;
        var moment = bought.PeriodStart + third;

        var changed = await ChangeAsync(stripe, bought, price, ("proration_date", $"{moment}"));
        stripe.Sandbox.Stripe.Advance(32 * Day);

        changed.GetProperty("items").GetProperty("data")[0].GetProperty("price").Id().ShouldBe(price);
        var length = (decimal)(bought.PeriodEnd - bought.PeriodStart);
        var rest = (length - third) / length;
        stripe
            .LastInvoice(bought.Id)
            .Lines.Data.Select(line => line.Amount)
            .ShouldBe([-Rounded(old * rest), Rounded(wanted * rest), wanted]);
        stripe.ShowEvents();
        await stripe.GetAsync($"v1/invoiceitems?customer={bought.Customer}");
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_is_invoiced_always_is_paid_at_once()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));

        await ChangeAsync(
            stripe,
            bought,
            await stripe.PriceAsync(4900),
            ("proration_behavior", "always_invoice"),
            ("proration_date", $"{bought.PeriodStart}")
        );

        var invoice = stripe.LastInvoice(bought.Id);
        (invoice.BillingReason, invoice.Total, invoice.Status).ShouldBe(
            ("subscription_update", 3000, InvoiceStatus.Paid)
        );
        stripe.Now(bought.Id).PeriodEnd.ShouldBe(bought.PeriodEnd);
    }

    [Fact]
    public async Task A_change_to_less_is_credit_for_what_comes()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(4900));

        await ChangeAsync(
            stripe,
            bought,
            await stripe.PriceAsync(1900),
            ("proration_behavior", "always_invoice"),
            ("proration_date", $"{bought.PeriodStart}")
        );

        stripe.LastInvoice(bought.Id).Total.ShouldBe(-3000);
        stripe.Sandbox.Stripe.Customers.Single().Balance.ShouldBe(-3000);
        stripe.Sandbox.Stripe.Advance(62 * Day);
        stripe.Sandbox.Stripe.Invoices.Select(one => one.AmountPaid).ShouldBe([4900, 0, 0, 800]);
        stripe.Sandbox.Stripe.Customers.Single().Balance.ShouldBe(0);
    }

    [Fact]
    public async Task A_year_instead_of_a_month_begins_at_once_and_gives_the_month_back()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));

        await ChangeAsync(
            stripe,
            bought,
            await stripe.PriceAsync(19000, "year"),
            ("proration_date", $"{bought.PeriodStart}")
        );

        var invoice = stripe.LastInvoice(bought.Id);
        (invoice.Total, invoice.Status).ShouldBe((17100, InvoiceStatus.Paid));
        var now = stripe.Now(bought.Id);
        DateTimeOffset
            .FromUnixTimeSeconds(now.PeriodEnd)
            .ShouldBe(DateTimeOffset.FromUnixTimeSeconds(now.PeriodStart).AddYears(1));
    }

    [Theory]
    [InlineData("create_prorations")]
    [InlineData("always_invoice")]
    [InlineData("none")]
    public async Task A_preview_says_what_the_change_then_costs_and_changes_nothing(string behavior)
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        var price = await stripe.PriceAsync(4900);
        var moment = $"{bought.PeriodStart + (10 * 24 * 60 * 60)}";
        var events = stripe.EventTypes().Count;

        var preview = await stripe.PreviewAsync(
            ("subscription", bought.Id),
            ("subscription_details[items][0][id]", bought.Items.Data[0].Id),
            ("subscription_details[items][0][price]", price),
            ("subscription_details[proration_behavior]", behavior),
            ("subscription_details[proration_date]", moment)
        );

        stripe.EventTypes().Count.ShouldBe(events);
        stripe.Show("invoice", preview);
        (await stripe.FaultsAsync()).ShouldBeEmpty();
        await ChangeAsync(stripe, bought, price, ("proration_behavior", behavior), ("proration_date", moment));
        if (behavior != "always_invoice")
        {
            stripe.Sandbox.Stripe.Advance(32 * Day);
        }

        preview.GetProperty("total").GetInt64().ShouldBe(stripe.LastInvoice(bought.Id).Total);
        preview
            .GetProperty("lines")
            .GetProperty("data")
            .EnumerateArray()
            .Select(line => line.GetProperty("amount").GetInt64())
            .ShouldBe(stripe.LastInvoice(bought.Id).Lines.Data.Select(line => line.Amount));
    }

    [Fact]
    public async Task A_change_that_must_be_paid_and_is_not_does_not_happen()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        stripe.Sandbox.Stripe.SetCard(bought.Customer, DeclinedLater);

        var refused = await ChangeAsync(
            stripe,
            bought,
            await stripe.PriceAsync(4900),
            ("proration_behavior", "always_invoice"),
            ("payment_behavior", "error_if_incomplete")
        );

        refused.GetProperty("error").GetProperty("code").GetString().ShouldBe("card_declined");
        stripe.Now(bought.Id).Items.Data[0].Price.UnitAmount.ShouldBe(1900);
        stripe.Sandbox.Stripe.Invoices.Count.ShouldBe(1);
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_used_can_be_given_back_at_the_end()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));

        await stripe.DeleteAsync($"v1/subscriptions/{bought.Id}?prorate=true&invoice_now=true");

        stripe.Now(bought.Id).Status.ShouldBe(SubscriptionStatus.Canceled);
        stripe.Sandbox.Stripe.Customers.Single().Balance.ShouldBeInRange(-1900, -1899);
    }

    private static long Rounded(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);

    private static Task<JsonElement> ChangeAsync(
        SandboxConversation stripe,
        Subscription bought,
        string price,
        params (string Name, string Value)[] more
    ) =>
        stripe.PostFormAsync(
            $"v1/subscriptions/{bought.Id}",
            [("items[0][id]", bought.Items.Data[0].Id), ("items[0][price]", price), .. more]
        );
}

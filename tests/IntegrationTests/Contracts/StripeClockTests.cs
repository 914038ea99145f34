using Shouldly;
using StreamHub.VendorSandbox.Stripe;
using StreamHub.VendorSandbox.Stripe.Objects;
using Xunit;
using static StreamHub.IntegrationTests.Contracts.StripeSteps;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What time does to subscriptions at the sandbox's Stripe, however far the clock jumps.</summary>
public sealed class StripeClockTests
{
    [Fact]
    public async Task A_jump_of_three_months_bills_each_of_them_at_its_moment()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        var start = DateTimeOffset.FromUnixTimeSeconds(bought.StartDate);

        stripe.Sandbox.Stripe.Advance(start.AddMonths(3) - start + Day);

        var invoices = stripe.Sandbox.Stripe.Invoices;
        invoices.Select(one => one.Status).ShouldAllBe(status => status == InvoiceStatus.Paid);
        invoices
            .Select(one => DateTimeOffset.FromUnixTimeSeconds(one.Created))
            .ShouldBe([start, start.AddMonths(1), start.AddMonths(2), start.AddMonths(3)]);
        stripe.Now(bought.Id).PeriodEnd.ShouldBe(start.AddMonths(4).ToUnixTimeSeconds());
        stripe.EventTypes().Count(type => type == "invoice.created").ShouldBe(4);
    }

    [Theory]
    [InlineData(AfterLastRetry.Cancel, SubscriptionStatus.Canceled)]
    [InlineData(AfterLastRetry.MarkUnpaid, SubscriptionStatus.Unpaid)]
    [InlineData(AfterLastRetry.LeavePastDue, SubscriptionStatus.PastDue)]
    public async Task A_card_that_is_declined_is_tried_again_and_then_the_setting_decides(
        AfterLastRetry setting,
        string end
    )
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        stripe.Sandbox.Stripe.Dunning = new DunningRules { AfterLastRetry = setting };
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        stripe.Sandbox.Stripe.SetCard(bought.Customer, DeclinedLater);
        var renewal = DateTimeOffset.FromUnixTimeSeconds(bought.PeriodEnd);

        stripe.Sandbox.Stripe.Advance(renewal - DateTimeOffset.FromUnixTimeSeconds(bought.StartDate) + Day);
        stripe.Now(bought.Id).Status.ShouldBe(SubscriptionStatus.PastDue);
        stripe.Sandbox.Stripe.Advance(15 * Day);

        stripe.Now(bought.Id).Status.ShouldBe(end);
        stripe
            .Sandbox.Stripe.Events.Where(one => one.Type == "invoice.payment_failed")
            .Select(one => one.When() - renewal)
            .ShouldBe([TimeSpan.Zero, 3 * Day, 8 * Day, 15 * Day]);
        var invoice = stripe.LastInvoice(bought.Id);
        (invoice.Status, invoice.AttemptCount, invoice.NextPaymentAttempt).ShouldBe((InvoiceStatus.Open, 4, null));
    }

    [Fact]
    public async Task A_good_card_within_the_time_of_grace_saves_the_subscription()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        stripe.Sandbox.Stripe.SetCard(bought.Customer, DeclinedLater);
        stripe.Sandbox.Stripe.Advance(32 * Day);
        stripe.Now(bought.Id).Status.ShouldBe(SubscriptionStatus.PastDue);

        stripe.Sandbox.Stripe.PayInvoice(stripe.LastInvoice(bought.Id).Id).Refusal.ShouldBeNull();

        stripe.Now(bought.Id).Status.ShouldBe(SubscriptionStatus.Active);
        stripe.Sandbox.Stripe.Advance(60 * Day);
        stripe.Now(bought.Id).Status.ShouldBe(SubscriptionStatus.Active);
        stripe.Sandbox.Stripe.Invoices.ShouldAllBe(one => one.Status == InvoiceStatus.Paid);
    }

    [Fact]
    public async Task A_trial_is_announced_three_days_before_its_end_and_then_costs()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(
            await stripe.PriceAsync(1900),
            more: [("subscription_data[trial_period_days]", "14")]
        );
        bought.Status.ShouldBe(SubscriptionStatus.Trialing);
        stripe.LastInvoice(bought.Id).Total.ShouldBe(0);

        stripe.Sandbox.Stripe.Advance(20 * Day);

        var notice = stripe.Sandbox.Stripe.Events.Single(one => one.Type == "customer.subscription.trial_will_end");
        notice.Created.ShouldBe(bought.TrialEnd!.Value - (3 * 24 * 60 * 60));
        stripe.Now(bought.Id).Status.ShouldBe(SubscriptionStatus.Active);
        var first = stripe.LastInvoice(bought.Id);
        (first.Total, first.Created, first.Status).ShouldBe((1900, bought.TrialEnd.Value, InvoiceStatus.Paid));
    }

    [Theory]
    [InlineData("cancel", SubscriptionStatus.Canceled, "customer.subscription.deleted")]
    [InlineData("pause", SubscriptionStatus.Paused, "customer.subscription.paused")]
    [InlineData("create_invoice", SubscriptionStatus.PastDue, "invoice.payment_failed")]
    public async Task A_trial_without_a_card_ends_as_its_buyer_was_told(string setting, string status, string told)
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await TryWithoutCardAsync(stripe, setting);

        stripe.Sandbox.Stripe.Advance(8 * Day);

        stripe.Now(bought.Id).Status.ShouldBe(status);
        stripe.EventTypes().ShouldContain(told);
    }

    [Fact]
    public async Task A_paused_subscription_resumes_with_a_period_that_is_paid()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await TryWithoutCardAsync(stripe, "pause");
        stripe.Sandbox.Stripe.Advance(30 * Day);
        stripe.Sandbox.Stripe.SetCard(bought.Customer, "4242424242424242");

        var resumed = await stripe.PostUnjudgedAsync($"v1/subscriptions/{bought.Id}/resume");

        resumed.GetProperty("status").GetString().ShouldBe("active");
        stripe.Now(bought.Id).PeriodStart.ShouldBe(stripe.LastInvoice(bought.Id).Created);
        stripe.LastInvoice(bought.Id).AmountPaid.ShouldBe(1900);
        stripe.EventTypes().ShouldContain("customer.subscription.resumed");
    }

    [Fact]
    public async Task An_end_that_was_set_comes_at_its_moment()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        stripe.Sandbox.Stripe.CancelSubscriptionAtPeriodEnd(bought.Id);

        stripe.Sandbox.Stripe.Advance(90 * Day);

        stripe.Now(bought.Id).EndedAt.ShouldBe(bought.PeriodEnd);
        stripe.Sandbox.Stripe.Invoices.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_test_clock_moves_only_the_customers_made_under_it()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var price = await stripe.PriceAsync(1900);
        var usual = await stripe.SubscribeAsync(price);
        var frozen = DateTimeOffset.FromUnixTimeSeconds(usual.StartDate).AddYears(-1);
        var clock = await stripe.PostUnjudgedAsync(
            "v1/test_helpers/test_clocks",
            ("frozen_time", $"{frozen.ToUnixTimeSeconds()}")
        );
        var customer = (await stripe.PostFormAsync("v1/customers", ("test_clock", clock.Id()))).Id();
        var session = await stripe.CheckoutAsync(customer, price);
        stripe.Sandbox.Stripe.Pay(session).Refusal.ShouldBeNull();

        await stripe.PostUnjudgedAsync(
            $"v1/test_helpers/test_clocks/{clock.Id()}/advance",
            ("frozen_time", $"{frozen.AddMonths(2).ToUnixTimeSeconds()}")
        );

        var clocked = stripe.Sandbox.Stripe.Subscriptions.Single(one => one.Customer == customer);
        clocked.PeriodEnd.ShouldBe(frozen.AddMonths(3).ToUnixTimeSeconds());
        stripe.Now(usual.Id).PeriodEnd.ShouldBe(usual.PeriodEnd);
        (await stripe.GetAsync("v1/subscriptions?status=all")).GetProperty("data").GetArrayLength().ShouldBe(1);
        stripe.Show(
            "test_helpers.test_clock",
            await stripe.SendUnjudgedAsync(HttpMethod.Get, $"v1/test_helpers/test_clocks/{clock.Id()}")
        );
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    private static async Task<Subscription> TryWithoutCardAsync(SandboxConversation stripe, string setting)
    {
        var bought = await stripe.SubscribeAsync(
            await stripe.PriceAsync(1900),
            card: "",
            more:
            [
                ("subscription_data[trial_period_days]", "7"),
                ("subscription_data[trial_settings][end_behavior][missing_payment_method]", setting),
                ("payment_method_collection", "if_required"),
            ]
        );
        bought.DefaultPaymentMethod.ShouldBeNull();
        return bought;
    }
}

using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Buying;

public sealed class ChangeTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string ConfirmedAlways = "4000002760003184";

    [Fact]
    public async Task A_change_costs_what_its_preview_showed()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        var preview = (await user.BillAsync("change/preview", new { plan = "agency" })).ShouldBe(200);
        preview.At("lines").GetArrayLength().ShouldBeGreaterThan(0);
        server.Advance(TimeSpan.FromMinutes(30));
        user = await server.LogInAgainAsync(user);

        var changed = await user.BillAsync(
            "change",
            new { plan = "agency", prorationDate = preview.At("prorationDate").GetDateTimeOffset() }
        );

        changed.ShouldBe(200).Text("plan").ShouldBe("agency");
        preview.Text("currency").ShouldBe("usd");
        preview.At("amountDue").GetInt64().ShouldBe(server.ChargesOf(user)[^1].Amount);
        await server.WhenIdleAsync();
        await server.ShouldMatchStripeAsync(user);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("agency");
    }

    [Fact]
    public async Task A_preview_changes_nothing()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        var before = server.AtStripe(user);

        var same = await user.BillAsync("change/preview", new { plan = "pro" });
        (await user.BillAsync("change/preview", new { plan = "agency", interval = "year" })).ShouldBe(200);

        same.ShouldBe(200).At("amountDue").GetInt64().ShouldBe(0);
        server.AtStripe(user).Items.Data[0].Price.Id.ShouldBe(before.Items.Data[0].Price.Id);
        server.ChargesOf(user).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_smaller_plan_is_credited_and_another_interval_begins_its_period()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user, "agency");

        var preview = (await user.BillAsync("change/preview", new { plan = "pro" })).ShouldBe(200);
        (await user.BillAsync("change", new { plan = "pro" })).ShouldBe(200).Text("plan").ShouldBe("pro");
        var yearly = await user.BillAsync("change", new { plan = "pro", interval = "year" });

        preview.At("total").GetInt64().ShouldBeLessThan(0);
        preview.At("amountDue").GetInt64().ShouldBe(0);
        yearly.ShouldBe(200).Text("interval").ShouldBe("year");
        await server.WhenIdleAsync();
        await server.ShouldMatchStripeAsync(user);
    }

    [Theory]
    [InlineData(-61)]
    [InlineData(5)]
    public async Task The_moment_of_a_preview_is_good_for_an_hour(int minutes)
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        server.Advance(TimeSpan.FromHours(2));
        user = await server.LogInAgainAsync(user);

        var changed = await user.BillAsync(
            "change",
            new { plan = "agency", prorationDate = server.Time.GetUtcNow().AddMinutes(minutes) }
        );

        changed.ShouldBeProblem(409, "preview_expired");
        server.ChargesOf(user).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_declined_payment_changes_nothing()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Stripe.SetCard(subscription.Customer, SubscriptionSteps.CardDeclinedLater);

        (await user.BillAsync("change", new { plan = "agency" })).ShouldBeProblem(409, "payment_declined");

        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
        server.Sandbox.Stripe.SetCard(subscription.Customer, SubscriptionSteps.GoodCard);
        (await user.BillAsync("change", new { plan = "agency" })).ShouldBe(200).Text("plan").ShouldBe("agency");
    }

    [Fact]
    public async Task Where_the_bank_asks_the_customer_the_answer_leads_to_the_invoice()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Stripe.SetCard(subscription.Customer, ConfirmedAlways);

        var refused = await user.BillAsync("change", new { plan = "agency" });

        refused.ShouldBeProblem(409, "payment_action_required");
        var invoice = server.Sandbox.Stripe.Invoices.Single(one => one.Subscription == subscription.Id && one.IsOpen);
        refused.Text("invoiceUrl").ShouldBe(invoice.HostedInvoiceUrl);
        refused.At("amount").GetInt64().ShouldBe(invoice.AmountDue);
        (await user.BillAsync("change", new { plan = "pro" })).ShouldBeProblem(409, "subscription_payment_due");
        server.Sandbox.Stripe.PayInvoice(invoice.Id).Refusal.ShouldBeNull();
        await server.WhenIdleAsync();
        (await server.ShouldMatchStripeAsync(user)).PlanCode.ShouldBe("agency");
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.BrokenJson)]
    public async Task A_change_of_which_we_did_not_learn_is_charged_once(FaultKind kind)
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        var lost = new Fault
        {
            Kind = kind,
            Phase = FaultPhase.After,
            Method = "POST",
            Path = $"/v1/subscriptions/{subscription.Id}",
        };
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        using (VendorOutage.Of(server, Vendors.Stripe, lost))
        {
            (await user.BillAsync("change", new { plan = "agency" })).ShouldBeProblem(
                503,
                "payment_vendor_unavailable"
            );
        }

        (await user.BillAsync("change", new { plan = "agency" })).ShouldBe(200).Text("plan").ShouldBe("agency");

        server.ChargesOf(user).Count.ShouldBe(2);
        server.Sandbox.Webhooks.Release(Vendors.Stripe);
        await server.WhenIdleAsync();
        await server.ShouldMatchStripeAsync(user);
    }

    [Fact]
    public async Task Changes_at_once_are_charged_once()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => user.BillAsync("change", new { plan = "agency" })));

        server.ChargesOf(user).Count.ShouldBe(2);
        (await user.BillAsync("change", new { plan = "agency" })).ShouldBe(200).Text("plan").ShouldBe("agency");
        server.ChargesOf(user).Count.ShouldBe(2);
    }

    [Fact]
    public async Task To_and_fro_and_to_again_are_three_changes()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);

        foreach (var plan in new[] { "agency", "pro", "agency" })
        {
            (await user.BillAsync("change", new { plan })).ShouldBe(200).Text("plan").ShouldBe(plan);
        }
    }

    [Fact]
    public async Task In_a_trial_to_and_fro_and_to_again_costs_nothing()
    {
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(server, user, days: 14);
        await server.WhenIdleAsync();

        foreach (var plan in new[] { "agency", "pro", "agency" })
        {
            (await user.BillAsync("change", new { plan })).ShouldBe(200).Text("plan").ShouldBe(plan);
        }

        server.ChargesOf(user).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_no_subscription_has_nothing_to_change()
    {
        var user = await server.RegisterAsync();

        (await user.BillAsync("change", new { plan = "pro" })).ShouldBeProblem(409, "not_subscribed");
        (await user.BillAsync("change/preview", new { plan = "pro" })).ShouldBeProblem(409, "not_subscribed");
        (await user.BillAsync("cancel", new { atPeriodEnd = true })).ShouldBeProblem(409, "not_subscribed");
        (await user.ResumeAsync()).ShouldBeProblem(409, "not_subscribed");
    }

    [Theory]
    [InlineData("platinum", 404, "plan_not_found")]
    [InlineData("free", 400, "plan_not_sold")]
    public async Task Only_plans_on_sale_are_changed_to(string plan, int status, string code)
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);

        (await user.BillAsync("change", new { plan })).ShouldBeProblem(status, code);
        (await user.BillAsync("change/preview", new { plan })).ShouldBeProblem(status, code);
    }
}

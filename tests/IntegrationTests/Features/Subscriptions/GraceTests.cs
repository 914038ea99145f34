using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Subscriptions;

/// <summary>What a payment that fails costs, and when.</summary>
public sealed class GraceTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Access_outlasts_a_failed_payment_by_the_days_of_grace_and_comes_back_with_the_payment()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Stripe.SetCard(subscription.Customer, SubscriptionSteps.CardDeclinedLater);

        user = await server.TravelToAsync(user, await server.PeriodEndAsync(user));

        var failed = (await server.ShouldMatchStripeAsync(user)).PastDueSince.ShouldNotBeNull();
        var inGrace = await user.Api.GetAsync(BillingSteps.Plan);
        inGrace.Text("plan.code").ShouldBe("pro");
        inGrace.Text("status").ShouldBe("pastDue");
        inGrace.Text("outlook.ground").ShouldBe("grace");
        inGrace.At("outlook.graceEndsAt").GetDateTimeOffset().ShouldBe(failed.AddDays(7));
        inGrace.At("outlook.rightsEndAt").GetDateTimeOffset().ShouldBe(failed.AddDays(7));
        var mail = server.MailsTo(user).ShouldHaveSingleItem();
        mail.Text.ShouldContain($"{failed.AddDays(7):d MMMM yyyy}");
        mail.Text.ShouldContain("Visa card that ends in 0341");

        user = await server.TravelToAsync(user, failed.AddDays(7));
        await server.SweepSubscriptionsAsync();
        await server.SweepSubscriptionsAsync();

        var lapsed = await user.Api.GetAsync(BillingSteps.Plan);
        lapsed.Text("plan.code").ShouldBe("free");
        lapsed.Text("outlook.ground").ShouldBe("free");
        lapsed.Text("outlook.lapsed.plan").ShouldBe("pro");
        lapsed.Text("outlook.lapsed.status").ShouldBe("pastDue");
        server.MailsTo(user).Count.ShouldBe(1);
        server.MailsTo(user, "Your plan has ended").Count.ShouldBe(1);

        var owed = server.Sandbox.Stripe.Invoices.Single(one => one.Subscription == subscription.Id && one.IsOpen);
        server.Sandbox.Stripe.PayInvoice(owed.Id).Refusal.ShouldBeNull();
        await server.WhenIdleAsync();

        var back = await user.Api.GetAsync(BillingSteps.Plan);
        back.Text("plan.code").ShouldBe("pro");
        back.Text("outlook.ground").ShouldBe("paid");
        (await server.ShouldMatchStripeAsync(user)).GraceEndsAt.ShouldBeNull();
    }

    [Fact]
    public async Task The_end_of_dunning_after_the_grace_is_not_told_again()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Stripe.SetCard(subscription.Customer, SubscriptionSteps.CardDeclinedLater);
        var end = await server.PeriodEndAsync(user);

        user = await server.TravelToAsync(user, end);
        user = await server.TravelToAsync(user, end.AddDays(8));
        await server.SweepSubscriptionsAsync();
        user = await server.TravelToAsync(user, end.AddDays(16));

        server.AtStripe(user).Status.ShouldBe("canceled");
        await server.ShouldMatchStripeAsync(user);
        server.MailsTo(user).Count.ShouldBe(1);
        server.MailsTo(user, "Your plan has ended").Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_end_at_a_date_of_somebodys_choice_is_read_and_kept_to()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        var end = DateTimeOffset.FromUnixTimeSeconds(server.Time.GetUtcNow().AddDays(5).ToUnixTimeSeconds());

        await StripeApi.EndSubscriptionAtAsync(server, subscription.Id, end);
        await server.WhenIdleAsync();

        var plan = await user.Api.GetAsync(BillingSteps.Plan);
        plan.At("outlook.subscriptionEndsAt").GetDateTimeOffset().ShouldBe(end);
        plan.At("outlook.rightsEndAt").GetDateTimeOffset().ShouldBe(end);
        await server.ShouldMatchStripeAsync(user);
        server.Time.Advance(end - server.Time.GetUtcNow());
        user = await server.LogInAgainAsync(user);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        server.Sandbox.Clock.Advance(server.Time.GetUtcNow() - server.Sandbox.Clock.GetUtcNow());
        await server.WhenIdleAsync();
    }
}

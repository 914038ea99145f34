using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Subscriptions;

public sealed class TrialTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string TrialEnds = "Your trial ends soon";

    [Fact]
    public async Task A_trial_gives_the_plan_until_it_is_paid_and_its_end_is_told_once_three_days_before()
    {
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(server, user, days: 14);
        await server.WhenIdleAsync();

        var end = (await server.ShouldMatchStripeAsync(user)).TrialEnd.ShouldNotBeNull();
        var trial = await user.Api.GetAsync(BillingSteps.Plan);
        trial.Text("plan.code").ShouldBe("pro");
        trial.Text("outlook.ground").ShouldBe("trial");
        trial.At("outlook.trialEndsAt").GetDateTimeOffset().ShouldBe(end);
        server.MailsTo(user, TrialEnds).ShouldBeEmpty();

        user = await server.TravelToAsync(user, end.AddDays(-3));
        await server.SweepSubscriptionsAsync();
        server.MailsTo(user, TrialEnds).ShouldHaveSingleItem().Text.ShouldContain("Visa card that ends in 4242");

        user = await server.TravelToAsync(user, end);
        await server.ShouldMatchStripeAsync(user);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("outlook.ground").ShouldBe("paid");
        server.ChargesOf(user).ShouldHaveSingleItem().Amount.ShouldBe(1_900);
        server.MailsTo(user, TrialEnds).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_warning_is_made_up_for_by_the_sweep()
    {
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(server, user, days: 14);
        await server.WhenIdleAsync();
        var end = (await server.ShouldMatchStripeAsync(user)).TrialEnd.ShouldNotBeNull();
        server.Sandbox.Stripe.WebhookUrl = null;

        user = await server.TravelToAsync(user, end.AddDays(-2));
        server.MailsTo(user, TrialEnds).ShouldBeEmpty();
        await server.SweepSubscriptionsAsync();

        server.MailsTo(user, TrialEnds).Count.ShouldBe(1);
        server.Sandbox.Stripe.WebhookUrl = new Uri(server.Address, "webhooks/stripe").AbsoluteUri;
    }

    [Fact]
    public async Task Who_has_nothing_on_file_is_told_that_before_the_trial_ends()
    {
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(server, user, days: 14, card: string.Empty, withoutCard: "cancel");
        await server.WhenIdleAsync();
        var end = (await server.ShouldMatchStripeAsync(user)).TrialEnd.ShouldNotBeNull();

        user = await server.TravelToAsync(user, end.AddDays(-3));
        await server.SweepSubscriptionsAsync();

        server.MailsTo(user, TrialEnds).ShouldHaveSingleItem().Text.ShouldContain("No way to pay is on file");
    }

    [Fact]
    public async Task Who_has_cancelled_is_not_told_that_the_plan_goes_on()
    {
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(server, user, days: 14);
        await server.WhenIdleAsync();
        (await user.BillAsync("cancel", new { atPeriodEnd = true })).ShouldBe(200);
        var end = (await server.ShouldMatchStripeAsync(user)).TrialEnd.ShouldNotBeNull();

        user = await server.TravelToAsync(user, end.AddDays(-3));
        await server.SweepSubscriptionsAsync();

        var mail = server.MailsTo(user, TrialEnds).ShouldHaveSingleItem();
        mail.Text.ShouldContain("cancelled and ends with it");
        mail.Text.ShouldNotContain("4242");
    }

    [Theory]
    [InlineData("pause", SubscriptionStatus.Paused)]
    [InlineData("cancel", SubscriptionStatus.Cancelled)]
    public async Task A_trial_without_a_card_ends_in_the_free_plan(string withoutCard, SubscriptionStatus status)
    {
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(server, user, days: 14, card: string.Empty, withoutCard);
        await server.WhenIdleAsync();
        var end = (await server.ShouldMatchStripeAsync(user)).TrialEnd.ShouldNotBeNull();

        user = await server.TravelToAsync(user, end);

        (await server.ShouldMatchStripeAsync(user)).Status.ShouldBe(status);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        server.MailsTo(user, "Your plan has ended").Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_organizations_trial_is_kept_once_whatever_becomes_of_it()
    {
        var user = await server.RegisterAsync();
        await StripeApi.StartTrialAsync(server, user, days: 14);
        await server.WhenIdleAsync();
        var first = server.AtStripe(user);

        server.Sandbox.Stripe.CancelSubscription(first.Id);
        await server.WhenIdleAsync();
        await StripeApi.StartTrialAsync(server, user, days: 7);
        await server.WhenIdleAsync();

        (await server.SubscriptionsOfAsync(user)).Count.ShouldBe(2);
        var kept = await server.InDatabaseAsync(database =>
            database
                .Set<OrganizationTrial>()
                .IgnoreQueryFilters()
                .Where(trial => trial.OrganizationId == user.OrganizationId)
                .ToListAsync()
        );
        kept.ShouldHaveSingleItem().SubscriptionExternalId.ShouldBe(first.Id);
    }
}

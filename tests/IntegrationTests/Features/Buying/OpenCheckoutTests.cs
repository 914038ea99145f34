using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Buying;

/// <summary>An organization can pay on one page at a time.</summary>
public sealed class OpenCheckoutTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Asked_for_the_same_again_the_open_page_is_given()
    {
        var user = await server.RegisterAsync();
        var first = (await user.CheckoutAsync()).ShouldBe(201);

        var second = (await user.CheckoutAsync()).ShouldBe(201);

        second.Text("sessionId").ShouldBe(first.Text("sessionId"));
        second.Text("checkoutUrl").ShouldBe(first.Text("checkoutUrl"));
        server.SessionsOf(user).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("agency", "month")]
    [InlineData("pro", "year")]
    public async Task Asked_for_something_else_the_page_before_can_no_longer_be_paid(string plan, string interval)
    {
        var user = await server.RegisterAsync();
        var first = (await user.CheckoutAsync()).Text("sessionId");

        var second = (await user.CheckoutAsync(plan, interval)).ShouldBe(201).Text("sessionId");

        second.ShouldNotBe(first);
        server.OpenSessionsOf(user).ShouldHaveSingleItem().Id.ShouldBe(second);
    }

    [Fact]
    public async Task A_page_that_has_expired_is_replaced()
    {
        var user = await server.RegisterAsync();
        var first = (await user.CheckoutAsync()).Text("sessionId");
        server.Sandbox.Stripe.ExpireSession(first);

        (await user.CheckoutAsync()).ShouldBe(201).Text("sessionId").ShouldNotBe(first);

        server.OpenSessionsOf(user).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Checkouts_at_once_lead_to_one_page()
    {
        var user = await server.RegisterAsync();
        (await user.CheckoutAsync("agency")).ShouldBe(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => user.CheckoutAsync()));

        var pages = answers.Where(answer => answer.Status == 201).Select(answer => answer.Text("sessionId")).ToList();
        pages.ShouldNotBeEmpty();
        pages.Distinct().ShouldHaveSingleItem();
        server.OpenSessionsOf(user).ShouldHaveSingleItem().Id.ShouldBe(pages[0]);
    }

    [Fact]
    public async Task Checkouts_of_different_plans_at_once_leave_one_page_to_pay()
    {
        var user = await server.RegisterAsync();

        await Task.WhenAll(user.CheckoutAsync("pro"), user.CheckoutAsync("agency"));
        var last = (await user.CheckoutAsync()).ShouldBe(201);

        server.OpenSessionsOf(user).ShouldHaveSingleItem().Id.ShouldBe(last.Text("sessionId"));
    }

    [Fact]
    public async Task Who_has_paid_is_told_so_before_the_vendor_told_us()
    {
        var user = await server.RegisterAsync();
        var page = (await user.CheckoutAsync()).Text("sessionId");
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        server.Sandbox.Stripe.Pay(page).Refusal.ShouldBeNull();

        (await user.CheckoutAsync("agency")).ShouldBeProblem(409, "already_subscribed");

        server.Sandbox.Webhooks.Release(Vendors.Stripe);
        await server.WhenIdleAsync();
        server.SessionsOf(user).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whose_subscription_has_ended_buys_again()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Stripe.CancelSubscription(subscription.Id);
        await server.WhenIdleAsync();

        (await user.CheckoutAsync()).ShouldBe(201);
    }

    [Fact]
    public async Task A_page_of_which_we_did_not_learn_is_found_by_the_next_try()
    {
        var user = await server.RegisterAsync();
        var lost = new Fault
        {
            Kind = FaultKind.Reset,
            Phase = FaultPhase.After,
            Method = "POST",
            Path = "/v1/checkout/sessions",
        };
        using (VendorOutage.Of(server, Vendors.Stripe, lost))
        {
            (await user.CheckoutAsync()).ShouldBeProblem(503, "payment_vendor_unavailable");
        }

        server.SessionsOf(user).Count.ShouldBe(1);
        var found = (await user.CheckoutAsync()).ShouldBe(201).Text("sessionId");

        server.SessionsOf(user).ShouldHaveSingleItem().Id.ShouldBe(found);
    }

    [Fact]
    public async Task Who_is_deleted_at_the_vendor_becomes_another_customer()
    {
        var user = await server.RegisterAsync();
        var first = (await user.CheckoutAsync()).Text("sessionId");
        var customer = server.SessionsOf(user).Single().Customer!;
        server.Sandbox.Stripe.ExpireSession(first);
        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        server.Sandbox.Stripe.DeleteCustomer(customer);

        (await user.CheckoutAsync()).ShouldBe(201);

        server.OpenSessionsOf(user).Single().Customer.ShouldNotBe(customer);
        server.Sandbox.Webhooks.Release(Vendors.Stripe);
        await server.WhenIdleAsync();
    }

    [Fact]
    public async Task Nobody_pays_for_an_organization_that_is_deleted()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var api = owner.Api.For($"{studio}");
        var page = (await api.PostAsync(BillingSteps.Checkout, new { plan = "pro" })).ShouldBe(201).Text("sessionId");

        (await owner.Api.DeleteAsync(OrganizationSteps.PathOf(studio))).ShouldBe(204);

        server.Sandbox.Stripe.Sessions.Single(session => session.Id == page).Status.ShouldBe("expired");
    }

    [Fact]
    public async Task An_organization_whose_page_can_not_be_closed_or_was_paid_stays()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var api = owner.Api.For($"{studio}");
        var page = (await api.PostAsync(BillingSteps.Checkout, new { plan = "pro" })).ShouldBe(201).Text("sessionId");
        using (VendorOutage.Down(server, Vendors.Stripe))
        {
            (await owner.Api.DeleteAsync(OrganizationSteps.PathOf(studio))).ShouldBeProblem(
                503,
                "payment_vendor_unavailable"
            );
        }

        server.Sandbox.Webhooks.Hold(Vendors.Stripe);
        server.Sandbox.Stripe.Pay(page).Refusal.ShouldBeNull();
        (await owner.Api.DeleteAsync(OrganizationSteps.PathOf(studio))).ShouldBeProblem(409, "checkout_paid");
        server.Sandbox.Webhooks.Release(Vendors.Stripe);
        await server.WhenIdleAsync();
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using VendorCustomer = StreamHub.VendorSandbox.Stripe.Objects.Customer;
using VendorSession = StreamHub.VendorSandbox.Stripe.Objects.CheckoutSession;

namespace StreamHub.IntegrationTests.Features;

public sealed class CheckoutTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task The_price_list_is_open_and_goes_from_small_to_large()
    {
        var plans = await server.Anonymous().GetAsync("/api/v1/billing/plans");

        var items = plans.ShouldBe(200).At("items").EnumerateArray().ToList();
        items.Select(plan => plan.GetProperty("code").GetString()).ShouldBe(["free", "pro", "agency"]);
        items.Select(plan => plan.GetProperty("monthlyAmount").GetInt64()).ShouldBe([0, 1_900, 7_900]);
        items.Select(plan => plan.GetProperty("yearlyAmount").GetInt64()).ShouldBe([0, 19_000, 79_000]);
        items.ShouldAllBe(plan => plan.GetProperty("currency").GetString() == "usd");
    }

    [Fact]
    public async Task Whoever_has_bought_nothing_is_on_the_free_plan()
    {
        var user = await server.RegisterAsync();

        var plan = await user.Api.GetAsync(BillingSteps.Plan);

        plan.ShouldBe(200).Text("plan.code").ShouldBe("free");
        plan.At("status").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        plan.At("plan.limits.premiumPlayback").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, 1_900)]
    [InlineData("month", 1_900)]
    [InlineData("year", 19_000)]
    public async Task A_checkout_leads_to_a_page_that_asks_for_the_price(string? interval, long amount)
    {
        var user = await server.RegisterAsync("Buyer");

        var checkout = await user.CheckoutAsync("pro", interval);

        var session = SessionOf(checkout.ShouldBe(201));
        session.Url.ShouldBe(checkout.Text("checkoutUrl"));
        session.Mode.ShouldBe("subscription");
        session.AmountTotal.ShouldBe(amount);
        session.Currency.ShouldBe("usd");
        session.ClientReferenceId.ShouldBe(user.OrganizationId.ToString());
        session.SuccessUrl.ShouldBe("https://streamhub.test/checkout.html?outcome=paid");
        session.CancelUrl.ShouldBe("https://streamhub.test/checkout.html?outcome=cancelled");
        checkout.At("expiresAt").GetDateTimeOffset().ShouldBe(DateTimeOffset.FromUnixTimeSeconds(session.ExpiresAt));
        CustomersOf(user).Single().Name.ShouldBe("Buyer");
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
    }

    [Fact]
    public async Task An_organization_has_one_customer_however_often_it_checks_out()
    {
        var user = await server.RegisterAsync();

        var first = SessionOf((await user.CheckoutAsync("pro")).ShouldBe(201));
        var second = SessionOf((await user.CheckoutAsync("agency")).ShouldBe(201));

        second.Customer.ShouldBe(first.Customer);
        CustomersOf(user).Single().Email.ShouldBe(user.Email);
    }

    [Fact]
    public async Task Checkouts_at_once_make_one_customer_and_can_be_repeated()
    {
        var user = await server.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => user.CheckoutAsync()));

        answers.ShouldContain(answer => answer.Status == 201);
        foreach (var late in answers.Where(answer => answer.Status != 201))
        {
            late.ShouldBeProblem(503, "payment_vendor_unavailable");
        }

        CustomersOf(user).Count.ShouldBe(1);
        (await CustomerRowsAsync(user)).Single().ShouldBe(CustomersOf(user).Single().Id);
        (await user.CheckoutAsync()).ShouldBe(201);
        CustomersOf(user).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_return_address_on_our_origin_is_taken_over()
    {
        var user = await server.RegisterAsync();

        var checkout = await user.Api.PostAsync(
            BillingSteps.Checkout,
            new { plan = "pro", successUrl = "https://streamhub.test/thanks?session={CHECKOUT_SESSION_ID}" }
        );

        var session = SessionOf(checkout.ShouldBe(201));
        var outcome = server.Sandbox.Stripe.Pay(session.Id);
        outcome.Redirect.ShouldBe(
            string.Create(CultureInfo.InvariantCulture, $"https://streamhub.test/thanks?session={session.Id}")
        );
    }

    [Theory]
    [InlineData("https://elsewhere.test/")]
    [InlineData("http://streamhub.test/")]
    [InlineData("https://streamhub.test:8443/")]
    [InlineData("https://streamhub.test.elsewhere.test/")]
    [InlineData("https://streamhub.test@elsewhere.test/")]
    public async Task A_foreign_return_address_is_refused(string url)
    {
        var user = await server.RegisterAsync();

        var back = await user.Api.PostAsync(BillingSteps.Checkout, new { plan = "pro", successUrl = url });
        var away = await user.Api.PostAsync(BillingSteps.Checkout, new { plan = "pro", cancelUrl = url });

        back.ShouldBeProblem(400, "return_url_not_allowed");
        away.ShouldBeProblem(400, "return_url_not_allowed");
        CustomersOf(user).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/thanks")]
    [InlineData("ftp://streamhub.test/")]
    public async Task A_return_address_that_is_no_web_address_is_refused_by_name(string url)
    {
        var user = await server.RegisterAsync();

        var refused = await user.Api.PostAsync(BillingSteps.Checkout, new { plan = "pro", successUrl = url });

        refused.ShouldBlame("successUrl");
    }

    [Theory]
    [InlineData("platinum", 404, "plan_not_found")]
    [InlineData("free", 400, "plan_not_sold")]
    public async Task Only_plans_with_a_price_are_sold(string plan, int status, string code)
    {
        var user = await server.RegisterAsync();

        (await user.CheckoutAsync(plan)).ShouldBeProblem(status, code);

        CustomersOf(user).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_a_plan_can_not_buy_a_second()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);

        (await user.CheckoutAsync("agency")).ShouldBeProblem(409, "already_subscribed");
    }

    [Fact]
    public async Task A_declined_card_buys_nothing()
    {
        var user = await server.RegisterAsync();
        var checkout = await user.CheckoutAsync();

        server.Sandbox.Stripe.Pay(checkout.Text("sessionId"), "4000000000000002").Refusal.ShouldNotBeNull();
        await server.WhenIdleAsync();

        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
    }

    private VendorSession SessionOf(ApiAnswer checkout) =>
        server.Sandbox.Stripe.Sessions.Single(session => session.Id == checkout.Text("sessionId"));

    private List<VendorCustomer> CustomersOf(User user) =>
        [
            .. server.Sandbox.Stripe.Customers.Where(customer =>
                customer.Metadata["organization_id"] == user.OrganizationId.ToString()
            ),
        ];

    private Task<List<string>> CustomerRowsAsync(User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<BillingCustomer>()
                .IgnoreQueryFilters()
                .Where(customer => customer.OrganizationId == user.OrganizationId)
                .Select(customer => customer.ExternalId)
                .ToListAsync()
        );
}

using System.Net;
using System.Web;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Payments.Stripe;

public class StripeGatewayTests
{
    private static readonly Guid Organization = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    private readonly StripeFixture _stripe = new();

    private StubVendor Vendor => _stripe.Vendor;

    [Fact]
    public async Task A_subscription_is_read_with_the_period_of_its_item()
    {
        Vendor.Answers(StripeFixture.Subscription(cancelAtPeriodEnd: "true"));

        var state = (await Subscription()).Value;

        state.ShouldBe(
            new SubscriptionState(
                "sub_1",
                "cus_1",
                "pro",
                SubscriptionStatus.Active,
                new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 12, 21, 12, 0, 0, TimeSpan.Zero),
                CancelsAtPeriodEnd: true
            )
            {
                PriceExternalId = "price_1",
            }
        );
    }

    [Fact]
    public async Task The_moments_of_a_subscriptions_life_are_read()
    {
        Vendor.Answers(
            StripeFixture.Subscription(
                times: """ "trial_start": 1795262400, "trial_end": 1795262401, "cancel_at": 1795262402, "ended_at": 1795262403,"""
            )
        );

        var state = (await Subscription()).Value!;

        state.TrialStart.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_795_262_400));
        state.TrialEnd.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_795_262_401));
        state.CancelAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_795_262_402));
        state.EndedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_795_262_403));
        state.PastDueSince.ShouldBeNull();
        Vendor.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_is_past_due_since_the_oldest_open_invoice_was_first_tried()
    {
        Vendor
            .Answers(StripeFixture.Subscription(status: "past_due"))
            .Answers(
                $$"""{"data":[{{Invoice("open", 1, 300)}},{{Invoice("open", 2, 200)}},{{Invoice("open", 0, 50)}},{{Invoice("paid", 1, 100)}}]}"""
            );

        (await Subscription()).Value!.PastDueSince.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(200));

        Vendor.Asked[1].Url.Query.ShouldContain("subscription=sub_1");
    }

    [Fact]
    public async Task Past_due_with_nothing_open_it_is_so_since_the_period_began()
    {
        Vendor.Answers(StripeFixture.Subscription(status: "past_due")).Answers("""{"data":[]}""");

        (await Subscription()).Value!.PastDueSince.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_795_262_400));
    }

    [Fact]
    public async Task Where_its_invoices_are_not_told_nothing_is()
    {
        Vendor.Answers(StripeFixture.Subscription(status: "past_due")).Answers(HttpStatusCode.ServiceUnavailable, "");

        (await Subscription()).Error.ShouldBe(BillingErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData("trialing", SubscriptionStatus.Trialing)]
    [InlineData("active", SubscriptionStatus.Active)]
    [InlineData("past_due", SubscriptionStatus.PastDue)]
    [InlineData("unpaid", SubscriptionStatus.Unpaid)]
    [InlineData("paused", SubscriptionStatus.Paused)]
    [InlineData("canceled", SubscriptionStatus.Cancelled)]
    [InlineData("incomplete_expired", SubscriptionStatus.Expired)]
    [InlineData("incomplete", SubscriptionStatus.Incomplete)]
    [InlineData("invented_tomorrow", SubscriptionStatus.Incomplete)]
    [InlineData("ACTIVE", SubscriptionStatus.Incomplete)]
    public async Task Each_of_Stripes_states_has_its_meaning(string theirs, SubscriptionStatus ours)
    {
        Vendor.Answers(StripeFixture.Subscription(status: theirs)).Answers("""{"data":[]}""");

        (await Subscription()).Value!.Status.ShouldBe(ours);
    }

    [Fact]
    public async Task A_subscription_whose_price_was_replaced_keeps_its_plan()
    {
        Vendor.Answers(StripeFixture.Subscription(lookupKey: "null"));

        (await Subscription()).Value!.PlanCode.ShouldBe("pro");
    }

    [Theory]
    [InlineData("prod_QXg1hqf4jFNsqG")]
    [InlineData("streamhub")]
    [InlineData("streamhub_")]
    [InlineData("")]
    public async Task A_subscription_to_something_else_is_none_of_ours(string product)
    {
        Vendor.Answers(StripeFixture.Subscription(product: product, lookupKey: "\"basic\""));

        var found = await Subscription();

        found.IsSuccess.ShouldBeTrue();
        found.Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_subscription_that_is_not_there_is_null()
    {
        Vendor.Answers(HttpStatusCode.NotFound, """{"error":{"code":"resource_missing"}}""");

        (await Subscription()).Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_subscriptions_id_can_not_lead_to_another_address()
    {
        Vendor.Answers(StripeFixture.Subscription());

        await _stripe.Gateway.GetSubscriptionAsync("../customers?x=1#y", CancellationToken.None);

        Vendor.Asked[0].Url.AbsoluteUri.ShouldBe("https://stripe.test/api/v1/subscriptions/..%2Fcustomers%3Fx%3D1%23y");
    }

    [Fact]
    public async Task A_customer_is_created_once_an_organization()
    {
        Vendor.Answers("""{"id":"cus_1"}""");

        var created = await _stripe.Gateway.CreateCustomerAsync(
            new NewCustomer(Organization, "ann@example.org", "Ann"),
            CancellationToken.None
        );

        created.Value.ShouldBe("cus_1");
        Vendor.Asked[0].Header("Idempotency-Key").ShouldStartWith($"customer:{Organization}:");
        var form = FormOf(Vendor.Asked[0]);
        form["email"].ShouldBe("ann@example.org");
        form["name"].ShouldBe("Ann");
        form["metadata[organization_id]"].ShouldBe(Organization.ToString());
    }

    [Fact]
    public async Task A_checkout_charges_the_price_that_there_is()
    {
        Vendor.Answers(Prices(1_900)).Answers(Session);

        var page = (await Checkout(PlanCatalogue.Pro)).Value;

        page.ShouldBe(
            new CheckoutPage(
                "cs_1",
                new Uri("https://pay.test/cs_1"),
                DateTimeOffset.FromUnixTimeSeconds(1_795_348_800)
            )
        );
        Vendor.Asked.Count.ShouldBe(2);
        Vendor.Asked[0].Url.Query.ShouldContain("lookup_keys[0]=streamhub:pro:month");
        var form = FormOf(Vendor.Asked[1]);
        form["mode"].ShouldBe("subscription");
        form["customer"].ShouldBe("cus_1");
        form["client_reference_id"].ShouldBe(Organization.ToString());
        form["line_items[0][price]"].ShouldBe("price_1");
        form["line_items[0][quantity]"].ShouldBe("1");
        form["success_url"].ShouldBe("https://streamhub.test/paid");
        form["cancel_url"].ShouldBe("https://streamhub.test/not");
        form["subscription_data[metadata][organization_id]"].ShouldBe(Organization.ToString());
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData(
        """{"data":[{"id":"price_0","lookup_key":"streamhub:pro:year","unit_amount":18000,"currency":"usd","product":"streamhub_pro","active":true,"metadata":{}}]}"""
    )]
    [InlineData(
        """{"data":[{"id":"price_0","lookup_key":"streamhub:pro:year","unit_amount":19000,"currency":"eur","product":"streamhub_pro","active":true,"metadata":{}}]}"""
    )]
    public async Task A_price_that_is_missing_or_of_another_amount_is_made(string prices)
    {
        Vendor.Answers(prices).Answers(Product()).Answers(Price(19_000)).Answers(Session);

        (await Checkout(PlanCatalogue.Pro, BillingInterval.Year)).IsSuccess.ShouldBeTrue();

        var form = FormOf(Vendor.Asked[2]);
        form["product"].ShouldBe("streamhub_pro");
        form["currency"].ShouldBe("usd");
        form["unit_amount"].ShouldBe("19000");
        form["recurring[interval]"].ShouldBe("year");
        form["lookup_key"].ShouldBe("streamhub:pro:year");
        form["transfer_lookup_key"].ShouldBe("true");
        form["metadata[streamhub_interval]"].ShouldBe("year");
        FormOf(Vendor.Asked[3])["line_items[0][price]"].ShouldBe("price_1");
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"id":"streamhub_pro","name":"StreamHub Pro","active":true}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":{"code":"resource_already_exists"}}""")]
    public async Task A_product_that_is_missing_is_made_unless_somebody_else_was_faster(
        HttpStatusCode status,
        string answer
    )
    {
        Vendor
            .Answers("""{"data":[]}""")
            .Answers(HttpStatusCode.NotFound, "{}")
            .Answers(status, answer)
            .Answers(Price(1_900))
            .Answers(Session);

        (await Checkout(PlanCatalogue.Pro)).IsSuccess.ShouldBeTrue();

        var form = FormOf(Vendor.Asked[2]);
        form["id"].ShouldBe("streamhub_pro");
        form["name"].ShouldBe("StreamHub Pro");
    }

    [Fact]
    public async Task A_plan_that_is_on_sale_again_has_its_product_and_its_price_back()
    {
        Vendor
            .Answers(Prices(1_900).Replace("\"active\":true", "\"active\":false", StringComparison.Ordinal))
            .Answers(Product(active: "false"))
            .Answers(Product())
            .Answers(Price(1_900))
            .Answers(Session);

        (await Checkout(PlanCatalogue.Pro)).IsSuccess.ShouldBeTrue();

        Vendor.Asked[2].Url.AbsolutePath.ShouldEndWith("v1/products/streamhub_pro");
        FormOf(Vendor.Asked[2])["active"].ShouldBe("true");
        Vendor.Asked[3].Url.AbsolutePath.ShouldEndWith("v1/prices/price_1");
        FormOf(Vendor.Asked[3])["active"].ShouldBe("true");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_step_that_fails_is_the_last(int step)
    {
        string[] answers = ["""{"data":[]}""", Product(), Price(1_900)];
        foreach (var answer in answers[..(step - 1)])
        {
            Vendor.Answers(answer);
        }

        Vendor.Answers(HttpStatusCode.ServiceUnavailable, "");

        (await Checkout(PlanCatalogue.Pro)).Error.ShouldBe(BillingErrors.VendorUnavailable);
        Vendor.Asked.Count.ShouldBe(step);
    }

    private static string Invoice(string status, int attempts, long finalizedAt) =>
        $$$"""{"id":"in_1","status":"{{{status}}}","attempt_count":{{{attempts}}},"created":1,"status_transitions":{"finalized_at":{{{finalizedAt}}} } }""";

    private const string Session =
        """{"id":"cs_1","url":"https://pay.test/cs_1","expires_at":1795348800,"object":"checkout.session","status":"open"}""";

    private static string Price(long amount) =>
        $$"""
            {"id":"price_1","lookup_key":"streamhub:pro:month","unit_amount":{{amount}},"currency":"usd",
            "product":"streamhub_pro","active":true,"metadata":{ } }
            """;

    private static string Product(string active = "true") =>
        $$"""{"id":"streamhub_pro","name":"StreamHub Pro","active":{{active}}}""";

    private static string Prices(long amount) => $$"""{"data":[{{Price(amount)}}]}""";

    private static System.Collections.Specialized.NameValueCollection FormOf(Asked asked) =>
        HttpUtility.ParseQueryString(asked.Body);

    private Task<Result<SubscriptionState?>> Subscription() =>
        _stripe.Gateway.GetSubscriptionAsync("sub_1", CancellationToken.None);

    private Task<Result<CheckoutPage>> Checkout(Plan plan, BillingInterval interval = BillingInterval.Month) =>
        _stripe.Gateway.CreateCheckoutAsync(
            new CheckoutRequest(
                Organization,
                "cus_1",
                plan,
                interval,
                new Uri("https://streamhub.test/paid"),
                new Uri("https://streamhub.test/not")
            ),
            CancellationToken.None
        );
}

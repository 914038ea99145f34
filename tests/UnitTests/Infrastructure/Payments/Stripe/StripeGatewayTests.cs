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

    private const string Visa =
        """{"id":"pm_1","type":"card","card":{"brand":"visa","last4":"4242","exp_month":12,"exp_year":2030}}""";
    private const string Mastercard =
        """{"id":"pm_2","type":"card","card":{"brand":"mastercard","last4":"4444","exp_month":1,"exp_year":2031}}""";

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
    [InlineData(Visa, "null", "4242")]
    [InlineData("null", Mastercard, "4444")]
    [InlineData(Visa, Mastercard, "4242")]
    public async Task The_subscriptions_own_way_to_pay_comes_before_its_customers(
        string own,
        string customers,
        string lastFour
    )
    {
        Vendor.Answers(
            StripeFixture.Subscription(
                customer: $$"""{"id":"cus_1","invoice_settings":{"default_payment_method":{{customers}} } }""",
                paymentMethod: own
            )
        );

        var state = (await Subscription()).Value!;

        state.CustomerExternalId.ShouldBe("cus_1");
        state.PaymentMethod!.LastFour.ShouldBe(lastFour);
        var asked = Uri.UnescapeDataString(Vendor.Asked[0].Url.Query);
        asked.ShouldContain("expand[0]=default_payment_method");
        asked.ShouldContain("expand[1]=customer.invoice_settings.default_payment_method");
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData(
        """{"id":"pm_1","object":"payment_method","type":"sepa_debit","sepa_debit":{"last4":"3000"}}""",
        "sepa_debit"
    )]
    [InlineData(
        """{"id":"pm_1","type":"card","card":{"brand":"visa","last4":"?","exp_month":1,"exp_year":2030}}""",
        "card"
    )]
    public async Task Of_a_way_to_pay_that_is_no_card_only_its_kind_is_known(string theirs, string kind)
    {
        Vendor.Answers(
            StripeFixture.Subscription(customer: """{"id":"cus_1","deleted":true}""", paymentMethod: theirs)
        );

        (await Subscription()).Value!.PaymentMethod.ShouldBe(kind == "null" ? null : PaymentMethod.Of(kind));
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

        Vendor
            .Asked[0]
            .Url.GetLeftPart(UriPartial.Path)
            .ShouldBe("https://stripe.test/api/v1/subscriptions/..%2Fcustomers%3Fx%3D1%23y");
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

    private static string Invoice(string status, int attempts, long finalizedAt) =>
        $$$"""{"id":"in_1","status":"{{{status}}}","attempt_count":{{{attempts}}},"created":1,"status_transitions":{"finalized_at":{{{finalizedAt}}} } }""";

    private static System.Collections.Specialized.NameValueCollection FormOf(Asked asked) =>
        HttpUtility.ParseQueryString(asked.Body);

    private Task<Result<SubscriptionState?>> Subscription() =>
        _stripe.Gateway.GetSubscriptionAsync("sub_1", CancellationToken.None);
}

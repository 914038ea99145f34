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

public class StripeCheckoutTests
{
    private static readonly Guid Organization = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    private readonly StripeFixture _stripe = new();

    private StubVendor Vendor => _stripe.Vendor;

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

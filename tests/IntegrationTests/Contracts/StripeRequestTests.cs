using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Plans;
using StreamHub.Infrastructure.Payments.Stripe;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What we send to Stripe, judged by Stripe's description of its API and its SDK's newest parameters.</summary>
public sealed class StripeRequestTests(StripeRequestTests.Server server) : IClassFixture<StripeRequestTests.Server>
{
    private const int LongestIdempotencyKey = 255;

    [Fact]
    public async Task Every_request_to_Stripe_is_one_that_its_description_allows()
    {
        server.Exchanges.Clear();
        var organization = Guid.NewGuid();

        (await CreateCustomerAsync(organization)).IsSuccess.ShouldBeTrue();
        await CheckOutAsync(organization, BillingInterval.Month);
        await CheckOutAsync(organization, BillingInterval.Year);
        await server.WithAsync((IPaymentGateway stripe) => stripe.GetSubscriptionAsync("sub_1", default));

        server.Exchanges.Faults.ShouldBeEmpty();
        server.Violations.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldBe([
            "POST /v1/customers",
            .. CheckoutOperations,
            .. CheckoutOperations,
            "GET /v1/subscriptions/sub_1",
        ]);
    }

    [Fact]
    public async Task Every_request_that_brings_the_catalogue_in_line_is_one_that_its_description_allows()
    {
        server.Exchanges.Clear();

        (await server.WithAsync((IPlanCatalogueSync sync) => sync.RunAsync(_ => { }, default))).Error.ShouldBeNull();
        var retired = await server.WithAsync(
            (StripePrices prices) => prices.SetActiveAsync("price_1", isActive: false, default)
        );

        retired.IsSuccess.ShouldBeTrue();
        server.Exchanges.Faults.ShouldBeEmpty();
        server.Violations.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldContain("POST /v1/products/streamhub_agency");
        server.Exchanges.Operations.ShouldContain("POST /v1/prices");
        server.Exchanges.Operations.ShouldContain("POST /v1/prices/price_1");
    }

    [Fact]
    public async Task Every_request_of_a_customer_that_changes_is_one_that_its_description_allows()
    {
        server.Exchanges.Clear();
        await server.WithAsync((ISubscriptionChanges stripe) => stripe.CancelAtPeriodEndAsync("sub_1", default));
        await server.WithAsync((ISubscriptionChanges stripe) => stripe.KeepAsync("sub_1", default));
        await server.WithAsync((ISubscriptionChanges stripe) => stripe.UnpauseAsync("sub_1", default));
        await server.WithAsync((ISubscriptionChanges stripe) => stripe.CancelNowAsync("sub_1", default));
        await server.WithAsync((ICheckoutSessions stripe) => stripe.FindAsync("cs_1", default));
        await server.WithAsync((ICheckoutSessions stripe) => stripe.ExpireAsync("cs_1", default));
        await server.WithAsync((IBillingPages stripe) => stripe.ListInvoicesAsync("cus_1", 10, "in_1", default));
        await server.WithAsync(
            (IBillingPages stripe) => stripe.OpenPortalAsync("cus_1", new Uri("https://streamhub.test/"), default)
        );

        server.Violations.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldContain("POST /v1/subscriptions/sub_1");
        server.Exchanges.Operations.ShouldContain("POST /v1/subscriptions/sub_1/resume");
        server.Exchanges.Operations.ShouldContain("DELETE /v1/subscriptions/sub_1");
        server.Exchanges.Operations.ShouldContain("POST /v1/checkout/sessions/cs_1/expire");
        server.Exchanges.Operations.ShouldContain("POST /v1/billing_portal/sessions");
    }

    [Fact]
    public async Task Every_request_about_promotions_is_one_that_its_description_allows()
    {
        server.Exchanges.Clear();
        var terms = new PromotionTerms(
            "SPRING",
            PercentOff: null,
            AmountOff: 500,
            "jpy",
            PromotionDuration.Repeating,
            Months: 3,
            MaxRedemptions: 10,
            ExpiresAt: Now,
            FirstTimeOnly: true
        );

        await server.WithAsync((IPromotions stripe) => stripe.CreateAsync(terms, default));
        await server.WithAsync(
            (IPromotions stripe) => stripe.CreateAsync(terms with { PercentOff = 20, AmountOff = null }, default)
        );
        await server.WithAsync((IPromotions stripe) => stripe.FindActiveAsync("SPRING", default));
        await server.WithAsync((IPromotions stripe) => stripe.FindLastAsync("SPRING", default));
        await server.WithAsync(
            (IPromotions stripe) => stripe.ListAsync(new PromotionFilter(true, 5, "promo_1"), default)
        );
        await server.WithAsync((IPromotions stripe) => stripe.DeactivateAsync("promo_1", default));

        server.Violations.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldContain("POST /v1/coupons");
        server.Exchanges.Operations.ShouldContain("POST /v1/promotion_codes");
        server.Exchanges.Operations.ShouldContain("POST /v1/promotion_codes/promo_1");
    }

    [Fact]
    public async Task A_checkout_with_a_trial_and_a_promotion_is_one_that_its_description_allows()
    {
        server.Exchanges.Clear();
        var request = CheckoutOf(Guid.NewGuid(), BillingInterval.Month) with
        {
            TrialDays = 14,
            TrialWithoutCard = true,
            PromotionExternalId = "promo_1",
        };

        await server.WithAsync((IPaymentGateway stripe) => stripe.CreateCheckoutAsync(request, default));

        server.Violations.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldContain("POST /v1/checkout/sessions");
    }

    [Fact]
    public async Task Every_request_to_Stripe_names_the_version_it_is_judged_by()
    {
        server.Exchanges.Clear();
        await CreateCustomerAsync(Guid.NewGuid());
        await using var schema = File.OpenRead(VendorContracts.PathOf("stripe", "params.schema.json"));
        var version = (await JsonDocument.ParseAsync(schema)).RootElement.GetProperty("x-stripe-version").GetString();

        server.Exchanges.Only("POST", "/v1/customers").Headers["Stripe-Version"].ShouldBe(version);
    }

    [Fact]
    public async Task Every_write_to_Stripe_carries_an_idempotency_key_that_Stripe_takes()
    {
        server.Exchanges.Clear();
        var organization = Guid.NewGuid();
        await CreateCustomerAsync(organization);
        await CheckOutAsync(organization, BillingInterval.Month);

        var writes = server.Exchanges.All.Where(exchange => exchange.Method == "POST").ToList();
        writes.Count.ShouldBe(4);
        writes.ShouldAllBe(write => write.Headers["Idempotency-Key"].Length <= LongestIdempotencyKey);
        writes.Select(write => write.Headers["Idempotency-Key"]).ShouldBeUnique();
    }

    [Theory]
    [InlineData("organisation", "1", "additional properties")]
    [InlineData("metadata", "text", "metadata")]
    public async Task A_wrong_parameter_is_refused_so_the_judge_judges(string name, string value, string reason)
    {
        var refused = await server.WithAsync(
            (StripeClient stripe) =>
                stripe.PostAsync<StripeCustomer>("v1/customers", new StripeForm().Add(name, value), "key", default)
        );

        refused.Error.ShouldBe(BillingErrors.VendorRejected);
        // It reports on its own time; the report must be in before the next test looks for reports.
        await Eventually.HoldsAsync(
            () => Task.FromResult(server.Violations.Any(line => line.Contains(reason, StringComparison.Ordinal))),
            $"a report on {name}"
        );
        server.ForgetViolations();
    }

    private static IEnumerable<string> CheckoutOperations =>
        [
            "GET /v1/prices",
            "GET /v1/products/streamhub_pro",
            "POST /v1/products/streamhub_pro",
            "POST /v1/prices",
            "POST /v1/checkout/sessions",
        ];

    private Task<Domain.Common.Result<string>> CreateCustomerAsync(Guid organization) =>
        server.WithAsync(
            (IPaymentGateway stripe) =>
                stripe.CreateCustomerAsync(
                    new NewCustomer(organization, "ada@example.com", "Ada & Søn, 50% [test]"),
                    default
                )
        );

    private static DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(1_795_262_400);

    private static CheckoutRequest CheckoutOf(Guid organization, BillingInterval interval) =>
        new(
            organization,
            "cus_1",
            PlanCatalogue.Pro,
            interval,
            new Uri("https://streamhub.test/done?session={CHECKOUT_SESSION_ID}"),
            new Uri("https://streamhub.test/back")
        );

    private async Task CheckOutAsync(Guid organization, BillingInterval interval)
    {
        var request = CheckoutOf(organization, interval);
        var page = await server.WithAsync((IPaymentGateway stripe) => stripe.CreateCheckoutAsync(request, default));
        page.IsSuccess.ShouldBeTrue();
    }

    public sealed class Server(TestDatabases databases) : JudgedServer(databases)
    {
        private int _forgotten;

        /// <summary>What the judge reported; its first line says only that it is there.</summary>
        public IReadOnlyList<string> Violations =>
            [.. Judge.Lines.Where(line => line.Contains(" -> ", StringComparison.Ordinal)).Skip(_forgotten)];

        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Stripe:BaseUrl"] = Judge.Address.AbsoluteUri };

        public void ForgetViolations() => _forgotten += Violations.Count;

        protected override Task<NodeService> StartJudgeAsync() =>
            NodeService.StartAsync(
                "stripe-mock on",
                port => [VendorContracts.PathOf("stripe-mock.mjs"), "--port", $"{port}", "--latest"]
            );
    }
}

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

    private async Task CheckOutAsync(Guid organization, BillingInterval interval)
    {
        var request = new CheckoutRequest(
            organization,
            "cus_1",
            PlanCatalogue.Pro,
            interval,
            new Uri("https://streamhub.test/done?session={CHECKOUT_SESSION_ID}"),
            new Uri("https://streamhub.test/back")
        );
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

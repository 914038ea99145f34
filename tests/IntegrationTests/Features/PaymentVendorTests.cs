using System.Net;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Requests;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>How StreamHub speaks with the payment vendor, and what it makes of its failures.</summary>
public sealed class PaymentVendorTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly string[] Steps = ["/v1/customers", "/v1/prices", "/v1/checkout/sessions"];

    public static MatrixTheoryData<string, FaultKind> Outages { get; } =
        new(Steps, [FaultKind.Status, FaultKind.RateLimit, FaultKind.Reset, FaultKind.BrokenJson]);

    public static MatrixTheoryData<string, int> Refusals { get; } =
        new(["/v1/customers", "/v1/checkout/sessions"], [400, 401, 402, 403, 404]);

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task While_the_vendor_is_away_a_checkout_answers_503_and_charges_nothing(string step, FaultKind kind)
    {
        var user = await server.RegisterAsync();
        using (VendorOutage.Of(server, Vendors.Stripe, new Fault { Kind = kind, Path = step }))
        {
            (await user.CheckoutAsync()).ShouldBeProblem(503, "payment_vendor_unavailable");
        }

        SessionsOf(user).ShouldBe(0);
        (await user.CheckoutAsync()).ShouldBe(201);
        SessionsOf(user).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_the_vendor_refuses_answers_502(string step, int status)
    {
        var user = await server.RegisterAsync();
        using var outage = VendorOutage.Of(
            server,
            Vendors.Stripe,
            new Fault
            {
                Kind = FaultKind.Status,
                Status = status,
                Method = "POST",
                Path = step,
            }
        );

        (await user.CheckoutAsync()).ShouldBeProblem(502, "payment_vendor_rejected");
    }

    [Fact]
    public async Task A_customer_that_was_made_without_our_learning_of_it_is_found_again()
    {
        var user = await server.RegisterAsync();
        var lost = new Fault
        {
            Kind = FaultKind.Reset,
            Phase = FaultPhase.After,
            Path = "/v1/customers",
        };
        using (VendorOutage.Of(server, Vendors.Stripe, lost))
        {
            (await user.CheckoutAsync()).ShouldBe(503);
        }

        (await user.CheckoutAsync()).ShouldBe(201);

        server.Sandbox.Stripe.Customers.Count(customer => customer.Email == user.Email).ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_is_made_once_at_the_vendor_with_a_price_for_each_interval()
    {
        foreach (var interval in new[] { "month", "year", "month", "year" })
        {
            (await (await server.RegisterAsync()).CheckoutAsync("agency", interval)).ShouldBe(201);
        }

        var prices = await PricesAsync("streamhub_agency");
        prices
            .Select(price => price.GetProperty("lookup_key").GetString())
            .ShouldBe(["streamhub:agency:month", "streamhub:agency:year"], ignoreOrder: true);
        var yearly = prices.Single(price => price.GetProperty("unit_amount").GetInt64() == 79_000);
        yearly.GetProperty("recurring").GetProperty("interval").GetString().ShouldBe("year");
        Writes("/v1/products").Count(request => request.Body.Contains("streamhub_agency")).ShouldBeInRange(1, 2);
        Writes("/v1/prices").Count(request => request.Body.Contains("streamhub_agency")).ShouldBe(2);
    }

    [Fact]
    public async Task Every_write_carries_an_idempotency_key_and_every_request_the_pinned_version()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);

        var requests = server.Sandbox.Requests.To(Vendors.Stripe);

        var writes = requests.Where(request => request.Method != "GET").ToList();
        writes.Count.ShouldBeGreaterThan(1);
        writes.ShouldAllBe(request => request.Headers.GetValueOrDefault("Idempotency-Key", "").Length > 8);
        requests.ShouldAllBe(request => request.Headers["Stripe-Version"] == "2026-10-28.endive");
        requests.ShouldAllBe(request =>
            request.Headers["Authorization"] == $"Bearer {server.Sandbox.Stripe.SecretKey}"
        );
    }

    [Fact]
    public async Task A_vendor_that_is_still_at_work_on_a_twin_is_asked_again()
    {
        var user = await server.RegisterAsync();
        var busy = new Fault
        {
            Kind = FaultKind.Status,
            Status = 409,
            Method = "POST",
            Path = "/v1/customers",
            Times = 2,
        };
        using var twin = VendorOutage.Of(server, Vendors.Stripe, busy);

        (await user.CheckoutAsync()).ShouldBe(201);
    }

    [Fact]
    public async Task The_vendors_secret_is_in_no_log()
    {
        var user = await server.RegisterAsync();
        using (VendorOutage.Down(server, Vendors.Stripe))
        {
            (await user.CheckoutAsync()).ShouldBe((int)HttpStatusCode.ServiceUnavailable);
        }

        server.Logs.Lines.ShouldContain(line => line.Contains("Stripe answered"));
        server.Logs.Lines.ShouldAllBe(line => !line.Contains(server.Sandbox.Stripe.SecretKey));
    }

    private int SessionsOf(User user) =>
        server.Sandbox.Stripe.Sessions.Count(session => session.ClientReferenceId == user.OrganizationId.ToString());

    private List<ReceivedRequest> Writes(string path) => [.. server.Sandbox.Requests.To(Vendors.Stripe, "POST", path)];

    private async Task<List<JsonElement>> PricesAsync(string product)
    {
        using var http = new HttpClient { BaseAddress = server.Sandbox.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", server.Sandbox.Stripe.SecretKey);
        http.DefaultRequestHeaders.Add("Stripe-Version", "2026-10-28.endive");
        var answer = await http.GetStringAsync(new Uri($"stripe/v1/prices?product={product}", UriKind.Relative));
        return [.. JsonDocument.Parse(answer).RootElement.GetProperty("data").EnumerateArray()];
    }
}

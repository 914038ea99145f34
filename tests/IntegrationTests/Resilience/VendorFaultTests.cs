using System.Diagnostics;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Requests;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

[Collection(Alone.Name)]
public sealed class VendorFaultTests(VendorFaultTests.ImpatientServer server)
    : IClassFixture<VendorFaultTests.ImpatientServer>,
        IDisposable
{
    private const int Tries = 3;
    private const string Uploads = "/api/v1/videos/uploads";
    private const string Checkout = "/api/v1/billing/checkout";

    public sealed class ImpatientServer(TestDatabases databases) : StreamHubServer(databases)
    {
        public const int Places = 4;

        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["Vendors:TryTimeout"] = "00:00:01.5",
                ["Vendors:CallTimeout"] = "00:00:04",
                ["Vendors:Concurrency"] = $"{Places}",
            };
    }

    public void Dispose() => server.Sandbox.Faults.ClearAll();

    [Theory]
    [InlineData(FaultKind.Status, FaultPhase.Before)]
    [InlineData(FaultKind.RateLimit, FaultPhase.Before)]
    [InlineData(FaultKind.Reset, FaultPhase.Before)]
    [InlineData(FaultKind.Reset, FaultPhase.After)]
    public async Task A_write_that_Stripe_recognizes_is_sent_again_under_its_key_and_has_one_effect(
        FaultKind kind,
        FaultPhase phase
    )
    {
        var user = await server.RegisterAsync();
        Break(
            Vendors.Stripe,
            new Fault
            {
                Kind = kind,
                Phase = phase,
                Times = 1,
                Method = "POST",
                Path = "/v1/customers",
            }
        );

        var answer = await BuyAsync(user);

        answer.ShouldBe(201);
        var tries = Sent(Vendors.Stripe, "POST", "/v1/customers");
        tries.Count.ShouldBe(2);
        tries.Select(request => request.Headers["Idempotency-Key"]).Distinct().Count().ShouldBe(1);
        server.Sandbox.Stripe.Customers.Count(customer => customer.Email == user.Email).ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.RateLimit)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.Hang)]
    [InlineData(FaultKind.Stall)]
    public async Task A_read_is_tried_again_until_the_vendor_answers(FaultKind kind)
    {
        var user = await server.RegisterAsync();
        Break(
            Vendors.Stripe,
            new Fault
            {
                Kind = kind,
                Times = 1,
                Method = "GET",
                Path = "/v1/prices",
            }
        );

        var answer = await BuyAsync(user);

        answer.ShouldBe(201);
        Sent(Vendors.Stripe, "GET", "/v1/prices").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_read_is_given_up_after_three_tries()
    {
        var user = await server.RegisterAsync();
        Break(
            Vendors.Stripe,
            new Fault
            {
                Kind = FaultKind.Status,
                Method = "GET",
                Path = "/v1/prices",
            }
        );

        var answer = await BuyAsync(user);

        answer.ShouldBeProblem(503, "payment_vendor_unavailable");
        Sent(Vendors.Stripe, "GET", "/v1/prices").Count.ShouldBe(Tries);
    }

    [Fact]
    public async Task A_vendor_that_names_a_wait_is_left_in_peace_for_so_long()
    {
        var user = await server.RegisterAsync();
        Break(Vendors.Stripe, RateLimit(seconds: 1));

        (await BuyAsync(user)).ShouldBe(201);

        var tries = Sent(Vendors.Stripe, "GET", "/v1/prices");
        (tries[1].At - tries[0].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(0.95));
    }

    [Fact]
    public async Task A_wait_longer_than_a_call_may_last_is_passed_on_at_once()
    {
        var user = await server.RegisterAsync();
        Break(Vendors.Stripe, RateLimit(seconds: 60));

        (await BuyAsync(user)).ShouldBeProblem(503, "payment_vendor_unavailable");

        Sent(Vendors.Stripe, "GET", "/v1/prices").Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_no_answer()
    {
        var user = await server.RegisterAsync();
        Break(
            Vendors.Stripe,
            new Fault
            {
                Kind = FaultKind.BrokenJson,
                Times = 1,
                Path = "/v1/prices",
            }
        );
        (await BuyAsync(user)).ShouldBeProblem(503, "payment_vendor_unavailable");

        Break(Vendors.Cloudflare, new Fault { Kind = FaultKind.BrokenJson, Times = 1 });
        (await UploadAsync(user, "basic")).ShouldBeProblem(503, "video_vendor_unavailable");
    }

    [Theory]
    [InlineData(FaultKind.Status, FaultPhase.Before)]
    [InlineData(FaultKind.RateLimit, FaultPhase.Before)]
    [InlineData(FaultKind.Reset, FaultPhase.Before)]
    [InlineData(FaultKind.Reset, FaultPhase.After)]
    [InlineData(FaultKind.Hang, FaultPhase.After)]
    [InlineData(FaultKind.Stall, FaultPhase.After)]
    public async Task A_write_that_Cloudflare_would_do_twice_is_sent_once(FaultKind kind, FaultPhase phase)
    {
        var user = await server.RegisterAsync();
        Break(
            Vendors.Cloudflare,
            new Fault
            {
                Kind = kind,
                Phase = phase,
                Times = 1,
                Method = "POST",
            }
        );

        var answer = await UploadAsync(user, "basic");

        answer.ShouldBeProblem(503, "video_vendor_unavailable");
        Sent(Vendors.Cloudflare, "POST", "/direct_upload").Count.ShouldBe(1);
        (await user.Api.GetAsync("/api/v1/videos")).At("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_slow_vendor_is_waited_for()
    {
        var user = await server.RegisterAsync();
        Break(
            Vendors.Cloudflare,
            new Fault
            {
                Kind = FaultKind.Slow,
                DelayMs = 500,
                Times = 1,
            }
        );

        (await UploadAsync(user, "basic")).ShouldBe(201);
    }

    [Fact]
    public async Task A_vendor_that_hangs_costs_its_own_callers_an_error_in_time_and_nobody_else_anything()
    {
        var users = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => server.RegisterAsync()));
        Break(Vendors.Stripe, new Fault { Kind = FaultKind.Hang });
        var clock = Stopwatch.StartNew();

        var buying = users.Select(BuyAsync).ToList();
        await Eventually.HoldsAsync(
            () => Task.FromResult(server.Sandbox.Requests.To(Vendors.Stripe).Count > 0),
            "a call that hangs"
        );
        (await UploadAsync(users[0], "basic")).ShouldBe(201);
        (await users[0].Api.GetAsync("/api/v1/videos")).ShouldBe(200);

        buying.ShouldAllBe(call => !call.IsCompleted);
        foreach (var answer in await Task.WhenAll(buying))
        {
            answer.ShouldBeProblem(503, "payment_vendor_unavailable");
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task So_many_calls_are_under_way_at_once_and_no_more()
    {
        var users = await Task.WhenAll(
            Enumerable.Range(0, ImpatientServer.Places * 3).Select(_ => server.RegisterAsync())
        );
        Break(Vendors.Cloudflare, new Fault { Kind = FaultKind.Hang, Method = "POST" });

        var answers = await Task.WhenAll(users.Select(user => UploadAsync(user, "basic")));

        answers.ShouldAllBe(answer => answer.Status == 503);
        var calls = Sent(Vendors.Cloudflare, "POST", "/direct_upload");
        var nobodyGaveUpUntil = calls[0].At + TimeSpan.FromSeconds(1.3);
        calls.Count(call => call.At < nobodyGaveUpUntil).ShouldBeInRange(2, ImpatientServer.Places);
    }

    private static Fault RateLimit(int seconds) =>
        new()
        {
            Kind = FaultKind.RateLimit,
            RetryAfterSeconds = seconds,
            Times = 1,
            Path = "/v1/prices",
        };

    private static Task<ApiAnswer> BuyAsync(User user) =>
        user.Api.PostAsync(Checkout, new { plan = "pro", interval = "month" });

    private static Task<ApiAnswer> UploadAsync(User user, string method) =>
        user.Api.PostAsync(
            Uploads,
            new
            {
                title = "Sample",
                sizeBytes = 1000,
                method,
            }
        );

    private void Break(string vendor, Fault fault)
    {
        server.Sandbox.Requests.Clear();
        server.Sandbox.Faults.Set(vendor, fault);
    }

    private IReadOnlyList<ReceivedRequest> Sent(string vendor, string method, string path) =>
        server.Sandbox.Requests.To(vendor, method, path);
}

using System.Diagnostics;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

public sealed class TerminationTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    private const int Requests = 10;

    [Fact]
    public async Task Asked_to_end_it_finishes_what_it_began_hands_back_the_rest_and_ends_well()
    {
        await using var server = installation.NewServer(
            ("Messaging:Lease", "00:05:00"),
            ("Messaging:Concurrency", "2")
        );
        await server.StartAndWaitAsync();
        installation.ReportTo(server.Address);
        var sandbox = installation.Sandbox;
        sandbox.Webhooks.Hold(Vendors.Stripe);
        var users = await Task.WhenAll(
            Enumerable.Range(0, Requests).Select(_ => Account.RegisterAsync(server.Address))
        );
        foreach (var user in users)
        {
            var checkout = await user.Api.PostAsync("/api/v1/billing/checkout", new { plan = "pro" });
            sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId"));
        }

        await installation.WhenQueueIsEmptyAsync();
        var slow = new Fault { Kind = FaultKind.Slow, DelayMs = 1000 };
        sandbox.Faults.Set(Vendors.Stripe, slow);
        sandbox.Faults.Set(Vendors.Cloudflare, slow);
        sandbox.Webhooks.Release(Vendors.Stripe);
        await sandbox.Webhooks.WhenIdleAsync();
        var uploads = users.Select(UploadAsync).ToList();
        await Eventually.HoldsAsync(
            () => Task.FromResult(sandbox.Requests.To(Vendors.Cloudflare, "POST").Count == Requests),
            "all uploads to be under way"
        );

        var clock = Stopwatch.StartNew();
        server.Terminate();

        foreach (var answer in await Task.WhenAll(uploads))
        {
            answer.ShouldBe(201);
        }

        (await server.ExitCodeAsync()).ShouldBe(0, server.Said);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        (await installation.ReadAsync<long>("SELECT count(*) FROM videos")).ShouldBe(Requests);
        (await installation.ReadAsync<long>("SELECT count(*) FROM outbox_messages")).ShouldBeGreaterThan(0);

        // The claims would last for minutes: only what was handed back is worked on at once.
        sandbox.Faults.ClearAll();
        await server.KillAsync();
        await server.StartAndWaitAsync();
        await installation.WhenQueueIsEmptyAsync();
        (await installation.ReadAsync<long>("SELECT count(*) FROM subscriptions WHERE status = 'Active'")).ShouldBe(
            Requests
        );
    }

    private static Task<ApiAnswer> UploadAsync(User user) =>
        user.Api.PostAsync(
            "/api/v1/videos/uploads",
            new
            {
                title = "Sample",
                sizeBytes = 1000,
                method = "basic",
            }
        );
}

using System.Diagnostics;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

[Collection(Alone.Name)]
public sealed class BrokerTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    private const int Buyers = 8;
    private const int Concurrency = 8;

    [Fact]
    public async Task What_a_killed_worker_had_in_hand_is_made_up_for_by_the_other_within_seconds()
    {
        Assert.SkipUnless(RabbitMqBroker.IsInstalled, RabbitMqBroker.Missing);
        var sandbox = installation.Sandbox;
        await using var broker = new RabbitMqBroker();
        await broker.StartAsync();
        (string, string)[] settings = [("Messaging:RabbitMq", broker.Address), ("Messaging:Lease", "00:05:00")];
        await using var api = installation.NewServer([.. settings, ("Role", "api")]);
        await using var survivor = installation.NewServer([.. settings, ("Role", "worker")]);
        await using var victim = installation.NewServer([.. settings, ("Role", "worker")]);
        await Task.WhenAll(api.StartAndWaitAsync(), survivor.StartAndWaitAsync(), victim.StartAndWaitAsync());
        installation.ReportTo(api.Address);

        sandbox.Webhooks.Hold(Vendors.Stripe);
        for (var buyer = 0; buyer < Buyers; buyer++)
        {
            var user = await Account.RegisterAsync(api.Address);
            var checkout = await user.Api.PostAsync("/api/v1/billing/checkout", new { plan = "pro" });
            sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId"));
        }

        await installation.WhenQueueIsEmptyAsync();
        sandbox.Requests.Clear();
        sandbox.Faults.Set(Vendors.Stripe, new Fault { Kind = FaultKind.Slow, DelayMs = 3000 });
        sandbox.Webhooks.Release(Vendors.Stripe);
        await sandbox.Webhooks.WhenIdleAsync();
        await Eventually.HoldsAsync(
            () => Task.FromResult(sandbox.Requests.To(Vendors.Stripe, "GET").Count > Concurrency),
            "more work in hand than one worker can have"
        );

        var clock = Stopwatch.StartNew();
        await victim.KillAsync();
        sandbox.Faults.ClearAll();

        await installation.WhenQueueIsEmptyAsync();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await CountAsync("webhook_events WHERE state NOT IN ('Processed', 'Ignored')")).ShouldBe(0);
        (await CountAsync("subscriptions WHERE status = 'Active'")).ShouldBe(Buyers);
        (await CountAsync("outbox_messages")).ShouldBe(0);
    }

    private Task<long> CountAsync(string from) => installation.ReadAsync<long>($"SELECT count(*) FROM {from}");
}

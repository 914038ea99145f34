using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

public sealed class KillTests(ServerInstallation installation, ITestOutputHelper output)
    : IClassFixture<ServerInstallation>
{
    private const int Nodes = 2;
    private const int RoundsOfEach = 10;
    private const int People = 6;
    private const int MostSteps = 30;

    /// <summary>A process that lives for seconds does not earn back what measuring its own code costs.</summary>
    private static readonly (string, string) FastStart = ("DOTNET_TieredPGO", "0");

    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Killed_at_random_moments_again_and_again_it_loses_nothing_that_it_promised_and_does_nothing_twice()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed: {seed}");
        var nodes = Enumerable.Range(0, Nodes).Select(_ => installation.NewServer(FastStart)).ToArray();
        await Task.WhenAll(nodes.Select(node => node.StartAndWaitAsync()));
        installation.ReportTo(nodes[0].Address);
        using var customers = new Customers([.. nodes.Select(node => node.Address)], installation.Sandbox);
        var busy = customers.ComeAsync(People);

        await Task.WhenAll(nodes.Select((node, index) => KillAgainAndAgainAsync(node, customers, busy, seed + index)));

        customers.Close();
        await busy;
        await SettleAsync();
        output.WriteLine(
            $"{Nodes * RoundsOfEach} kills, {customers.Accounts.Count} accounts, {customers.PaidBy.Count} paid"
        );
        customers.PaidBy.Count.ShouldBeGreaterThan(0);
        await NothingIsLostAsync(customers, nodes[1].Address);
        await NothingIsDoubledAsync(customers);
    }

    private static async Task KillAgainAndAgainAsync(ServerProcess node, Customers customers, Task busy, int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < RoundsOfEach; round++)
        {
            var moment = customers.StepsAsync(random.Next(1, MostSteps)).WaitAsync(LongestRound);
            await (await Task.WhenAny(moment, busy)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await node.KillAsync();
            await node.StartAndWaitAsync();
        }
    }

    // Vendors wait longer and longer between their tries; what they still hold is sent at once.
    private async Task SettleAsync()
    {
        var sandbox = installation.Sandbox;
        await sandbox.Cloudflare.WhenIdleAsync();
        foreach (var vendor in VendorSandbox.Vendors.All)
        {
            sandbox.Webhooks.Hold(vendor);
            sandbox.Webhooks.Release(vendor);
        }

        await sandbox.Webhooks.WhenIdleAsync();
        await installation.WhenQueueIsEmptyAsync();
    }

    private async Task NothingIsLostAsync(Customers customers, Uri server)
    {
        foreach (var email in customers.Accounts.Keys)
        {
            (await Account.TryLogInAsync(server, email)).ShouldBe(200);
        }

        foreach (var email in customers.PaidBy)
        {
            var plan = await Account.ClientOf(server, customers.Accounts[email]).GetAsync("/api/v1/billing/plan");
            plan.ShouldBe(200);
            plan.Text("plan.code").ShouldBe("pro");
        }

        var uploads = string.Join(',', customers.Uploads.Select(id => $"'{id}'"));
        (await CountAsync($"videos WHERE state = 'Ready' AND id IN ({uploads})")).ShouldBe(customers.Uploads.Count);
        (await CountAsync("webhook_events WHERE state NOT IN ('Processed', 'Ignored')")).ShouldBe(0);
        (await CountAsync("outbox_messages")).ShouldBe(0);
        foreach (var email in customers.Accounts.Keys)
        {
            installation.Sandbox.Mailbox.For(email).ShouldNotBeEmpty();
        }
    }

    private async Task NothingIsDoubledAsync(Customers customers)
    {
        var stripe = installation.Sandbox.Stripe;
        (await CountAsync("users")).ShouldBe(customers.Accounts.Count);
        (await CountAsync("organizations")).ShouldBe(customers.Accounts.Count);
        (await CountAsync("subscriptions")).ShouldBe(stripe.Subscriptions.Count);
        (await CountAsync("(SELECT DISTINCT external_id FROM subscriptions) s")).ShouldBe(stripe.Subscriptions.Count);
        stripe.Subscriptions.Count.ShouldBe(customers.PaidBy.Count);
        (await CountAsync("(SELECT DISTINCT organization_id FROM billing_customers) c")).ShouldBe(
            await CountAsync("billing_customers")
        );
        stripe.Customers.Select(customer => customer.Email).ShouldBeUnique();
        stripe.Customers.Count.ShouldBe((int)await CountAsync("billing_customers"));
        (await CountAsync("(SELECT DISTINCT vendor, external_id FROM webhook_events) e")).ShouldBe(
            await CountAsync("webhook_events")
        );
    }

    private Task<long> CountAsync(string from) => installation.ReadAsync<long>($"SELECT count(*) FROM {from}");
}

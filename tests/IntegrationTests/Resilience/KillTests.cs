using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

public sealed class KillTests(ServerInstallation installation, ITestOutputHelper output)
    : IClassFixture<ServerInstallation>
{
    private const int Rounds = 20;
    private const int People = 6;
    private const int MostSteps = 60;

    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Killed_at_twenty_random_moments_it_loses_nothing_that_it_promised_and_does_nothing_twice()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed: {seed}");
        var random = new Random(seed);
        await using var server = installation.NewServer();
        await server.StartAndWaitAsync();
        installation.ReportTo(server.Address);
        using var customers = new Customers(server.Address, installation.Sandbox);
        var busy = customers.ComeAsync(People);

        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAny(customers.StepsAsync(random.Next(1, MostSteps)).WaitAsync(LongestRound), busy);
            await server.KillAsync();
            await server.StartAndWaitAsync();
        }

        customers.Close();
        await busy;
        await SettleAsync();
        output.WriteLine($"{customers.Accounts.Count} accounts, {customers.PaidBy.Count} paid");
        customers.PaidBy.Count.ShouldBeGreaterThan(0);
        await NothingIsLostAsync(customers, server.Address);
        await NothingIsDoubledAsync(customers);
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

using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>The process is killed after Stripe was asked and has answered, and before the answer was stored.</summary>
public sealed class UnstoredAnswerTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    private const int FarTooLate = 20_000;

    [Fact]
    public async Task What_Stripe_had_answered_is_asked_for_again_and_stored_once()
    {
        var sandbox = installation.Sandbox;
        var server = installation.NewServer();
        await server.StartAndWaitAsync();
        installation.ReportTo(server.Address);
        var user = await Account.RegisterAsync(server.Address);
        var checkout = await user.Api.PostAsync(BillingSteps.Checkout, new { plan = "pro" });
        sandbox.Faults.Set(
            Vendors.Stripe,
            new Fault
            {
                Kind = FaultKind.Slow,
                Phase = FaultPhase.After,
                DelayMs = FarTooLate,
                Method = "GET",
                Path = "/v1/subscriptions/",
            }
        );
        sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId")).Refusal.ShouldBeNull();
        await Eventually.HoldsAsync(() => Task.FromResult(Asked() > 0), "Stripe to be asked");

        var bought = $"subscriptions WHERE external_id = '{sandbox.Stripe.Subscriptions[^1].Id}'";
        await server.KillAsync();
        (await CountAsync(bought)).ShouldBe(0);
        sandbox.Faults.Clear(Vendors.Stripe);
        await server.StartAndWaitAsync();
        await installation.WhenQueueIsEmptyAsync();

        (await CountAsync($"{bought} AND status = 'Active'")).ShouldBe(1);
        (await CountAsync("webhook_events WHERE state = 'Received'")).ShouldBe(0);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
    }

    [Fact]
    public async Task What_nobody_told_is_repaired_by_the_operators_command()
    {
        var sandbox = installation.Sandbox;
        await using (var server = installation.NewServer())
        {
            await server.StartAndWaitAsync();
            var user = await Account.RegisterAsync(server.Address);
            var checkout = await user.Api.PostAsync(BillingSteps.Checkout, new { plan = "pro" });
            sandbox.Stripe.WebhookUrl = null;
            sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId")).Refusal.ShouldBeNull();
        }

        var missing = sandbox.Stripe.Subscriptions[^1].Id;
        (await CountAsync($"subscriptions WHERE external_id = '{missing}'")).ShouldBe(0);
        await using var command = new ServerProcess(installation.Settings, "billing", "reconcile");

        (await command.RunAsync()).ShouldBe(0);

        (await CountAsync($"subscriptions WHERE external_id = '{missing}' AND status = 'Active'")).ShouldBe(1);
        (await CountAsync("billing_reconciliations WHERE repaired = 1 AND unrepaired = 0")).ShouldBe(1);
    }

    private int Asked() =>
        installation
            .Sandbox.Requests.To(
                Vendors.Stripe,
                "GET",
                $"/v1/subscriptions/{installation.Sandbox.Stripe.Subscriptions[^1].Id}"
            )
            .Count;

    private Task<long> CountAsync(string from) => installation.ReadAsync<long>($"SELECT count(*) FROM {from}");
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.Infrastructure.Billing;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Subscriptions;

/// <summary>What nobody told us is found by comparing.</summary>
public sealed class ReconciliationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Reports = "/api/v1/admin/billing/reconciliations";

    [Fact]
    public async Task What_was_lost_is_repaired_and_what_is_foreign_is_only_reported()
    {
        var (bought, cancelled, kept) = (
            await server.RegisterAsync(),
            await server.RegisterAsync(),
            await server.RegisterAsync()
        );
        await server.SubscribeAsync(cancelled);
        await server.SubscribeAsync(kept);
        var (missing, foreign) = await WithoutEventsAsync(bought, cancelled);
        (await bought.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        var before = (await server.SubscriptionsOfAsync(kept)).Single().Version;

        var report = await ReconcileAsync();

        Findings(report)
            .ShouldBe(
                [
                    (missing, "missingHere", true),
                    (foreign, "foreignCustomer", false),
                    (server.AtStripe(cancelled).Id, "differing", true),
                ],
                ignoreOrder: true
            );
        report.GetProperty("repaired").GetInt32().ShouldBe(2);
        report.GetProperty("unrepaired").GetInt32().ShouldBe(1);
        (await bought.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("agency");
        (await cancelled.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("free");
        (await server.SubscriptionsOfAsync(kept)).Single().Version.ShouldBe(before);
        var taken = await server.InDatabaseAsync(database =>
            database.Set<Subscription>().IgnoreQueryFilters().CountAsync(one => one.ExternalId == foreign)
        );
        taken.ShouldBe(0);

        Findings(await ReconcileAsync()).ShouldHaveSingleItem().ShouldBe((foreign, "foreignCustomer", false));
    }

    [Fact]
    public async Task While_Stripe_is_away_nothing_is_concluded()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        var before = await CountAsync();
        using (VendorOutage.Down(server, Vendors.Stripe, path: "/v1/subscriptions"))
        {
            await SweepAsync();
        }

        (await CountAsync()).ShouldBe(before);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
    }

    [Fact]
    public async Task Reports_are_for_staff()
    {
        var user = await server.RegisterAsync();

        (await user.Api.GetAsync(Reports)).ShouldBe(403);
        (await server.Anonymous().GetAsync(Reports)).ShouldBe(401);
    }

    private async Task<(string Missing, string Foreign)> WithoutEventsAsync(User bought, User cancelled)
    {
        var told = server.Sandbox.Stripe.WebhookUrl;
        server.Sandbox.Stripe.WebhookUrl = null;
        try
        {
            var missing = await server.BuyAsync(bought, "agency");
            server.Sandbox.Stripe.CancelSubscription(server.AtStripe(cancelled).Id);
            var price = missing.Items.Data[0].Price.Id;
            return (missing.Id, await StripeApi.SubscribeForeignCustomerAsync(server, price));
        }
        finally
        {
            server.Sandbox.Stripe.WebhookUrl = told;
        }
    }

    private Task<bool> SweepAsync() =>
        server.Services.GetServices<IHostedService>().OfType<ReconciliationSweep>().Single().RunOnceAsync(default);

    private async Task<JsonElement> ReconcileAsync()
    {
        await SweepAsync();
        await server.WhenIdleAsync();
        var staff = await server.StaffAsync("Support");
        return (await staff.Api.GetAsync($"{Reports}?limit=1")).ShouldBe(200).At("items")[0];
    }

    private Task<int> CountAsync() =>
        server.InDatabaseAsync(database => database.Set<BillingReconciliation>().CountAsync());

    private static List<(string, string, bool)> Findings(JsonElement report) =>
        [
            .. report
                .GetProperty("findings")
                .EnumerateArray()
                .Select(finding =>
                    (
                        finding.GetProperty("subscriptionExternalId").GetString()!,
                        finding.GetProperty("kind").GetString()!,
                        finding.GetProperty("isRepaired").GetBoolean()
                    )
                ),
        ];
}

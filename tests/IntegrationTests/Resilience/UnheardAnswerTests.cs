using System.Net.Http.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Stripe.Objects;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>
/// Customers change, cancel and buy; Stripe does it, and the process is killed before it hears so. None of it is done
/// twice, and none of it is lost, whoever tells of it afterwards.
/// </summary>
public sealed class UnheardAnswerTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    private static readonly (string Operation, object Body) Change = ("change", new { plan = "agency" });
    private static readonly (string Operation, object Body) Cancel = ("cancel", new { atPeriodEnd = true });
    private static readonly (string Operation, object Body) Buy = ("checkout", new { plan = "pro" });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_that_is_repeated_gets_what_its_first_try_made(bool underItsKey)
    {
        await using var server = await StartAsync();
        var changing = await installation.SubscriberAsync(server.Address);
        var cancelling = await installation.SubscriberAsync(server.Address);
        var buying = await Account.RegisterAsync(server.Address);
        var key = underItsKey ? $"{Guid.NewGuid()}" : null;
        await FallSilentAfterwardsAsync();
        Task<ApiAnswer>[] unheard =
        [
            SendAsync(changing, Change, key),
            SendAsync(cancelling, Cancel, key),
            SendAsync(buying, Buy, key),
        ];
        await Eventually.HoldsAsync(
            () => Task.FromResult(IsDone(changing, cancelling) && SessionsOf(buying).Count == 1),
            "Stripe to do it"
        );
        await KillAsync(server, unheard);
        await ShouldNotKnowAsync(changing, cancelling);
        (await CountAsync($"pending_checkouts WHERE organization_id = '{buying.OrganizationId}'")).ShouldBe(0);
        await server.StartAndWaitAsync();
        if (underItsKey)
        {
            (await SendAsync(buying, Buy, key)).ShouldBeProblem(409, "request_in_progress");
            (await RunOutHoldsAsync()).ShouldBe(unheard.Length);
        }

        var changed = await SendAsync(changing, Change, key);
        var cancelled = await SendAsync(cancelling, Cancel, key);
        var bought = await SendAsync(buying, Buy, key);

        changed.ShouldBe(200).Text("plan").ShouldBe("agency");
        cancelled.ShouldBe(200).At("endsAt").GetDateTimeOffset().ShouldBe(PeriodEndOf(cancelling));
        bought.ShouldBe(201).Text("sessionId").ShouldBe(SessionsOf(buying).ShouldHaveSingleItem().Id);
        installation.Sandbox.Stripe.Customers.Count(customer => customer.Email == buying.Email).ShouldBe(1);
        await ShouldBeWhereStripeIsAsync(changing, cancelling);

        await HearEventsAsync();
        await ShouldBeWhereStripeIsAsync(changing, cancelling);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_nobody_repeats_is_told_by_its_events_or_found_by_the_comparison(bool byEvents)
    {
        await using var server = await StartAsync();
        var changing = await installation.SubscriberAsync(server.Address);
        var cancelling = await installation.SubscriberAsync(server.Address);
        await FallSilentAfterwardsAsync();
        Task<ApiAnswer>[] unheard = [SendAsync(changing, Change), SendAsync(cancelling, Cancel)];
        await Eventually.HoldsAsync(() => Task.FromResult(IsDone(changing, cancelling)), "Stripe to do it");
        await KillAsync(server, unheard);
        await ShouldNotKnowAsync(changing, cancelling);
        await server.StartAndWaitAsync();

        if (byEvents)
        {
            await HearEventsAsync();
        }
        else
        {
            await using var command = new ServerProcess(installation.Settings, "billing", "reconcile");
            (await command.RunAsync()).ShouldBe(0, command.Said);
        }

        await ShouldBeWhereStripeIsAsync(changing, cancelling);
        (await changing.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("agency");
        (await cancelling.Api.GetAsync(BillingSteps.Plan)).At("cancelsAtPeriodEnd").GetBoolean().ShouldBeTrue();
        await HearEventsAsync();
    }

    private static Task<ApiAnswer> SendAsync(User user, (string Operation, object Body) request, string? key = null) =>
        user.Api.SendAsync(
            HttpMethod.Post,
            $"{BuyingSteps.Billing}/{request.Operation}",
            JsonContent.Create(request.Body),
            key is null ? [] : [("Idempotency-Key", key)]
        );

    private async Task<ServerProcess> StartAsync()
    {
        // A test that failed may have left Stripe silent.
        installation.Sandbox.Faults.ClearAll();
        installation.Sandbox.Webhooks.Release(Vendors.Stripe);
        var server = installation.NewServer();
        await server.StartAndWaitAsync();
        installation.ReportTo(server.Address);
        return server;
    }

    /// <summary>Stripe tells what happened so far. From then on it does what it is told, and neither answers nor tells of it.</summary>
    private async Task FallSilentAfterwardsAsync()
    {
        await HearEventsAsync();
        installation.Sandbox.Webhooks.Hold(Vendors.Stripe);
        foreach (var path in new[] { "/v1/subscriptions/", "/v1/checkout/sessions" })
        {
            installation.Sandbox.Faults.Set(
                Vendors.Stripe,
                new Fault
                {
                    Kind = FaultKind.Hang,
                    Phase = FaultPhase.After,
                    Method = "POST",
                    Path = path,
                }
            );
        }
    }

    private async Task KillAsync(ServerProcess server, IEnumerable<Task<ApiAnswer>> unheard)
    {
        await server.KillAsync();
        foreach (var request in unheard)
        {
            await Should.ThrowAsync<HttpRequestException>(request);
        }

        installation.Sandbox.Faults.Clear(Vendors.Stripe);
    }

    private async Task HearEventsAsync()
    {
        installation.Sandbox.Webhooks.Release(Vendors.Stripe);
        await installation.Sandbox.Webhooks.WhenIdleAsync();
        await installation.WhenQueueIsEmptyAsync();
    }

    private bool IsDone(User changing, User cancelling) =>
        AtStripe(changing).Items.Data[0].Price.Product == "streamhub_agency" && AtStripe(cancelling).CancelAtPeriodEnd;

    private async Task ShouldNotKnowAsync(params User[] users)
    {
        var organizations = string.Join(',', users.Select(user => $"'{user.OrganizationId}'"));
        (
            await CountAsync(
                $"subscriptions WHERE organization_id IN ({organizations}) AND plan_code = 'pro' AND NOT cancels_at_period_end"
            )
        ).ShouldBe(users.Length);
    }

    /// <summary>Our copies say what Stripe says, and what was charged there is the purchases and the one change.</summary>
    private async Task ShouldBeWhereStripeIsAsync(User changing, User cancelling)
    {
        await ShouldMatchAsync(AtStripe(changing), "plan_code = 'agency' AND NOT cancels_at_period_end");
        await ShouldMatchAsync(AtStripe(cancelling), "plan_code = 'pro' AND cancels_at_period_end");
        IsDone(changing, cancelling).ShouldBeTrue();
        InvoicesOf(changing).ShouldBe(["subscription_create", "subscription_update"]);
        InvoicesOf(cancelling).ShouldBe(["subscription_create"]);
        var customers = new[] { AtStripe(changing).Customer, AtStripe(cancelling).Customer };
        installation
            .Sandbox.Stripe.Charges.Count(charge => charge.Paid && customers.Contains(charge.Customer))
            .ShouldBe(3);
    }

    private async Task ShouldMatchAsync(Subscription theirs, string state) =>
        (
            await CountAsync(
                $"subscriptions WHERE external_id = '{theirs.Id}' AND price_external_id = '{theirs.Items.Data[0].Price.Id}' "
                    + $"AND status = 'Active' AND {state}"
            )
        ).ShouldBe(1);

    private DateTimeOffset PeriodEndOf(User user) => DateTimeOffset.FromUnixTimeSeconds(AtStripe(user).PeriodEnd);

    private Subscription AtStripe(User user) =>
        installation.Sandbox.Stripe.Subscriptions.Single(one =>
            one.Metadata.GetValueOrDefault("organization_id") == $"{user.OrganizationId}"
        );

    /// <summary>What each invoice was for, in their order.</summary>
    private List<string> InvoicesOf(User user) =>
        [
            .. installation
                .Sandbox.Stripe.Invoices.Where(invoice => invoice.Subscription == AtStripe(user).Id)
                .Select(invoice => invoice.BillingReason),
        ];

    private List<CheckoutSession> SessionsOf(User user) =>
        [
            .. installation.Sandbox.Stripe.Sessions.Where(session =>
                session.ClientReferenceId == $"{user.OrganizationId}"
            ),
        ];

    /// <summary>A key whose process died is free when its hold is over; the processes have the real clock, so it moves instead.</summary>
    private Task<long> RunOutHoldsAsync() =>
        installation.ReadAsync<long>(
            """
            WITH over AS (
                UPDATE idempotency_keys SET held_until = held_until - interval '1 hour' WHERE status IS NULL RETURNING 1)
            SELECT count(*) FROM over
            """
        );

    private Task<long> CountAsync(string from) => installation.ReadAsync<long>($"SELECT count(*) FROM {from}");
}

using System.Diagnostics;
using Npgsql;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

public sealed class DatabaseOutageTests(ServerInstallation installation)
    : IClassFixture<ServerInstallation>,
        IAsyncLifetime
{
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(12);

    private TcpRelay? _relay;
    private ServerProcess? _server;

    private TcpRelay Relay => _relay!;

    private ServerProcess Server => _server!;

    public async ValueTask InitializeAsync()
    {
        var direct = new NpgsqlConnectionStringBuilder(installation.ConnectionString);
        _relay = new TcpRelay(direct.Host!, direct.Port);
        direct.Port = _relay.Port;
        _server = installation.NewServer(("STREAMHUB_DATABASE", direct.ConnectionString));
        await _server.StartAndWaitAsync();
        installation.ReportTo(_server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_relay is not null)
        {
            await _relay.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_the_database_is_away_everything_says_so_in_time_and_afterwards_it_works_again(bool hangs)
    {
        var user = await Account.RegisterAsync(Server.Address);
        var sessions = await SubscribeAsync(user);
        await installation.WhenQueueIsEmptyAsync();

        if (hangs)
        {
            Relay.Pause();
        }
        else
        {
            Relay.Refuse();
        }

        (await TimedAsync(() => Server.StatusAsync("health/ready"), TimeSpan.FromSeconds(3))).ShouldBe(503);
        (await TimedAsync(() => Server.StatusAsync("health/live"), TimeSpan.FromSeconds(1))).ShouldBe(200);
        var email = $"{Guid.NewGuid():N}@example.com";
        var refusals = await Task.WhenAll(
            TimedAsync(() => Account.TryRegisterAsync(Server.Address, email), RequestTime),
            TimedAsync(() => user.Api.GetAsync("/api/v1/videos"), RequestTime),
            TimedAsync(() => user.Api.PostAsync("/api/v1/billing/checkout", new { plan = "pro" }), RequestTime)
        );
        foreach (var refusal in refusals)
        {
            refusal.ShouldBeProblem(503, "database_unavailable");
            refusal.Headers.RetryAfter.ShouldNotBeNull();
        }

        installation.Sandbox.Stripe.CancelSubscription(sessions);
        await Eventually.HoldsAsync(
            () => Task.FromResult(installation.Sandbox.Webhooks.Deliveries.Any(attempt => attempt.Status == 503)),
            "a webhook to be refused"
        );

        Relay.Recover();
        await Server.WhenReadyAsync();
        await installation.Sandbox.Webhooks.WhenIdleAsync();
        (await Account.TryRegisterAsync(Server.Address, email)).ShouldBe(201);
        await Eventually.GetsAsync(
            async () => (await user.Api.GetAsync("/api/v1/billing/plan")).Text("plan.code"),
            code => code == "free",
            "the cancellation to arrive"
        );
        await installation.WhenQueueIsEmptyAsync();
        (await DeadLettersAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Connections_that_break_again_and_again_leave_nothing_half_done()
    {
        var stop = false;
        var registered = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    var emails = new List<string>();
                    while (!stop)
                    {
                        var email = $"{Guid.NewGuid():N}@example.com";
                        var answer = await Account.TryRegisterAsync(Server.Address, email);
                        (answer.Status is 201 or 503).ShouldBeTrue($"{answer.Body}\n{Server.Said}");
                        if (answer.Status == 201)
                        {
                            emails.Add(email);
                        }
                    }

                    return emails;
                })
                .Append(BreakAsync())
        );

        async Task<List<string>> BreakAsync()
        {
            for (var round = 1; round <= 10; round++)
            {
                var before = await installation.ReadAsync<long>("SELECT count(*) FROM users");
                await Eventually.HoldsAsync(
                    async () => await installation.ReadAsync<long>("SELECT count(*) FROM users") >= before + 5,
                    "some registrations"
                );
                Relay.Break();
            }

            stop = true;
            return [];
        }

        foreach (var email in registered.SelectMany(emails => emails))
        {
            (await Account.TryLogInAsync(Server.Address, email)).ShouldBe(200);
        }

        var counts = await installation.ReadAsync<string>(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM users), (SELECT count(*) FROM organizations),
                (SELECT count(DISTINCT organization_id) FROM memberships))
            """
        );
        counts.Split(' ').Distinct().Count().ShouldBe(1, counts);
        await installation.WhenQueueIsEmptyAsync();
        (await DeadLettersAsync()).ShouldBe(0);
    }

    private static async Task<T> TimedAsync<T>(Func<Task<T>> action, TimeSpan within)
    {
        var clock = Stopwatch.StartNew();
        var result = await action();
        clock.Elapsed.ShouldBeLessThan(within);
        return result;
    }

    private async Task<string> SubscribeAsync(User user)
    {
        var checkout = await user.Api.PostAsync("/api/v1/billing/checkout", new { plan = "pro" });
        checkout.ShouldBe(201);
        var session = checkout.Text("sessionId");
        installation.Sandbox.Stripe.Pay(session);
        await Eventually.GetsAsync(
            async () => (await user.Api.GetAsync("/api/v1/billing/plan")).Text("plan.code"),
            code => code == "pro",
            "the subscription"
        );
        return installation.Sandbox.Stripe.Sessions.Single(known => known.Id == session).Subscription!;
    }

    private Task<long> DeadLettersAsync() =>
        installation.ReadAsync<long>("SELECT count(*) FROM outbox_messages WHERE dead_at IS NOT NULL");
}

using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class RateLimitTests(RateLimitTests.Server server) : IClassFixture<RateLimitTests.Server>
{
    private const int Limit = 3;
    private const int MailLimit = 2;

    [Fact]
    public async Task So_many_tries_a_minute_are_heard_and_no_more()
    {
        await using var fresh = new Server(server.Databases);
        await fresh.InitializeAsync();
        for (var attempt = 0; attempt < Limit; attempt++)
        {
            (await TryAsync(fresh)).ShouldBeProblem(401, "invalid_credentials");
        }

        (await TryAsync(fresh)).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task A_refusal_says_when_to_come_again()
    {
        await ExhaustAsync();

        var refusal = await TryAsync(server);

        refusal.ShouldBeProblem(429, "rate_limited");
        refusal.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
    }

    [Theory]
    [InlineData("/api/v1/auth/login")]
    [InlineData("/api/v1/auth/refresh")]
    [InlineData("/api/v1/auth/confirm-email")]
    [InlineData("/api/v1/auth/reset-password")]
    [InlineData("/api/v1/auth/change-password")]
    public async Task Every_route_that_takes_credentials_counts(string path)
    {
        await ExhaustAsync();

        (await server.Anonymous().PostAsync(path, new { })).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task Registering_is_limited_more_strictly()
    {
        await using var fresh = new Server(server.Databases);
        await fresh.InitializeAsync();
        (await fresh.Anonymous().PostAsync("/api/v1/auth/register", new { })).ShouldBe(400);

        (await fresh.Anonymous().PostAsync("/api/v1/auth/register", new { })).ShouldBeProblem(429, "rate_limited");

        (await TryAsync(fresh)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task Without_a_token_an_address_has_a_limit_for_the_rest()
    {
        await using var fresh = new Server(server.Databases);
        await fresh.InitializeAsync();
        for (var attempt = 0; attempt < Server.AnonymousLimit; attempt++)
        {
            (await fresh.Anonymous().GetAsync("/api/v1/auth/profile")).ShouldBe(401);
        }

        (await fresh.Anonymous().GetAsync("/api/v1/auth/profile")).ShouldBeProblem(429, "rate_limited");
        (await fresh.Anonymous().GetAsync("/api/v1/billing/plans")).ShouldBeProblem(429, "rate_limited");
        (await fresh.Anonymous().GetAsync("/health")).ShouldBe(200);
        (await fresh.Anonymous().PostAsync("/webhooks/stripe", new { })).ShouldBeProblem(400, "invalid_signature");
    }

    [Theory]
    [InlineData("/api/v1/auth/forgot-password")]
    [InlineData("/api/v1/auth/confirm-email/resend")]
    public async Task Every_route_that_sends_mail_counts_by_itself_and_more_strictly(string path)
    {
        await using var fresh = new Server(server.Databases);
        await fresh.InitializeAsync();
        for (var attempt = 0; attempt < MailLimit; attempt++)
        {
            (await fresh.Anonymous().PostAsync("/api/v1/auth/forgot-password", new { })).ShouldBe(400);
        }

        (await fresh.Anonymous().PostAsync(path, new { })).ShouldBeProblem(429, "rate_limited");
        (await TryAsync(fresh)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    public async Task A_header_does_not_make_a_caller_another_one(string header)
    {
        await ExhaustAsync();

        var answer = await server
            .Anonymous()
            .SendAsync(HttpMethod.Post, "/api/v1/auth/login", content: null, (header, "203.0.113.7"));

        answer.ShouldBeProblem(429, "rate_limited");
    }

    [Theory]
    [InlineData("/health", 200)]
    [InlineData("/api/v1/billing/plans", 200)]
    [InlineData("/api/v1/auth/profile", 401)]
    public async Task Other_routes_go_on(string path, int status)
    {
        await ExhaustAsync();

        (await server.Anonymous().GetAsync(path)).ShouldBe(status);
    }

    private static Task<ApiAnswer> TryAsync(Server server) => server.LogInAsync("nobody@example.com");

    private async Task ExhaustAsync()
    {
        for (var attempt = 0; attempt < Limit; attempt++)
        {
            await TryAsync(server);
        }
    }

    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        public const int AnonymousLimit = 10;

        public TestDatabases Databases { get; } = databases;

        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["RateLimits:CredentialsPerMinute"] = $"{Limit}",
                ["RateLimits:RegistrationsPerMinute"] = "1",
                ["RateLimits:AnonymousPerMinute"] = $"{AnonymousLimit}",
                ["RateLimits:MailsPerMinute"] = $"{MailLimit}",
            };
    }
}

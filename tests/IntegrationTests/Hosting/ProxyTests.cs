using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Hosting;

/// <summary>The tests come from the loopback address, which this server knows as a proxy.</summary>
public sealed class ProxyTests(ProxyTests.Server server) : IClassFixture<ProxyTests.Server>
{
    private const int Limit = 2;

    [Fact]
    public async Task The_client_is_who_the_known_proxy_says()
    {
        await ExhaustAsync("198.51.100.1");

        (await TryAsync("198.51.100.1")).ShouldBeProblem(429, "rate_limited");
        (await TryAsync("198.51.100.2")).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task What_a_client_writes_before_its_proxy_does_not_hide_it()
    {
        await ExhaustAsync("198.51.100.3");

        (await TryAsync("203.0.113.9, 198.51.100.3")).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task A_chain_of_known_proxies_is_followed()
    {
        await ExhaustAsync("198.51.100.4");

        (await TryAsync("198.51.100.4, 10.1.2.3")).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task An_ipv6_network_counts_as_one_client()
    {
        await ExhaustAsync("2001:db8:1:2::1");

        (await TryAsync("2001:db8:1:2:ffff::9")).ShouldBeProblem(429, "rate_limited");
        (await TryAsync("2001:db8:1:3::1")).ShouldBeProblem(401, "invalid_credentials");
    }

    private async Task ExhaustAsync(string address)
    {
        for (var attempt = 0; attempt < Limit; attempt++)
        {
            await TryAsync(address);
        }
    }

    private Task<ApiAnswer> TryAsync(string forwardedFor) =>
        server
            .Anonymous()
            .SendAsync(
                HttpMethod.Post,
                "/api/v1/auth/login",
                System.Net.Http.Json.JsonContent.Create(
                    new { email = "nobody@example.com", password = "wrong password" }
                ),
                ("X-Forwarded-For", forwardedFor)
            );

    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["RateLimits:CredentialsPerMinute"] = $"{Limit}",
                ["Proxies:Known:0"] = "127.0.0.0/8",
                ["Proxies:Known:1"] = "::1",
                ["Proxies:Known:2"] = "10.0.0.0/8",
            };
    }
}

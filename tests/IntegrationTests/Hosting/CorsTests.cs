using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Hosting;

public sealed class CorsTests(CorsTests.Server open, StreamHubServer closed)
    : IClassFixture<CorsTests.Server>,
        IClassFixture<StreamHubServer>
{
    private const string Allowed = "https://app.example.com";
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    [Fact]
    public async Task Without_configuration_no_page_of_another_origin_may_call() =>
        (await GetAsync(closed, Allowed)).Headers.Contains(AllowOrigin).ShouldBeFalse();

    [Fact]
    public async Task A_configured_origin_may_call_and_reads_what_it_needs()
    {
        var answer = await GetAsync(open, Allowed);

        answer.Headers.GetValues(AllowOrigin).ShouldBe([Allowed]);
        string.Join(',', answer.Headers.GetValues("Access-Control-Expose-Headers")).ShouldContain("Retry-After");
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://app.example.com.evil.test")]
    [InlineData("http://app.example.com")]
    [InlineData("https://app.example.com:8443")]
    [InlineData("null")]
    public async Task Another_origin_may_not(string origin) =>
        (await GetAsync(open, origin)).Headers.Contains(AllowOrigin).ShouldBeFalse();

    private static Task<ApiAnswer> GetAsync(StreamHubServer server, string origin) =>
        server.Anonymous().SendAsync(HttpMethod.Get, "/api/v1/billing/plans", content: null, ("Origin", origin));

    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Cors:Origins:0"] = Allowed };
    }
}

using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Analytics;

/// <summary>This server knows a proxy, and the tests do not come from it.</summary>
public sealed class CountryTrustTests(CountryTrustTests.Server server) : IClassFixture<CountryTrustTests.Server>
{
    [Fact]
    public async Task Who_is_no_known_proxy_is_not_believed_about_countries()
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        var player = await server.PlayAsync(owner, video);

        (await player.SendAsync([("CF-IPCountry", "DE"), ("X-Forwarded-For", "10.1.2.3")], Player.Start())).ShouldBe(
            202
        );

        var countries = (await owner.FiguresAsync(video)).At("countries").EnumerateArray().ToList();
        countries.ShouldHaveSingleItem().GetProperty("country").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["Proxies:Known:0"] = "10.0.0.0/8",
                ["Proxies:CountryHeader"] = "CF-IPCountry",
            };
    }
}

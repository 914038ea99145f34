using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.ChannelSteps;

namespace StreamHub.IntegrationTests.Features.Channels;

public sealed class PlatformTests(PlatformTests.WithoutGoogle server) : IClassFixture<PlatformTests.WithoutGoogle>
{
    [Fact]
    public async Task Every_platform_is_told_with_what_it_needs_and_its_limits()
    {
        var user = await server.RegisterAsync();

        var platforms = await PlatformsAsync(user);

        platforms
            .Select(one => one.GetProperty("platform").GetString())
            .ShouldBe([
                "youtube",
                "soundcloud",
                "spotify",
                "apple",
                "amazon",
                "iheart",
                "tunein",
                "deezer",
                "podchaser",
                "audiomack",
                "rss",
            ]);
        platforms.ShouldAllBe(one => one.GetProperty("needs").GetArrayLength() > 0);
        platforms.ShouldAllBe(one => one.GetProperty("limits").GetArrayLength() > 0);
        platforms[0].GetProperty("mode").GetString().ShouldBe("upload");
        platforms[0].GetProperty("connection").GetString().ShouldBe("oauth");
        var inserts = platforms[0].GetProperty("limits")[0];
        inserts.GetProperty("name").GetString().ShouldBe("insertsPerDay");
        inserts.GetProperty("value").GetInt64().ShouldBe(100);
    }

    [Fact]
    public async Task It_is_told_whether_this_server_has_credentials()
    {
        var user = await server.RegisterAsync();

        var platforms = await PlatformsAsync(user);

        platforms
            .Where(one => !one.GetProperty("isConfigured").GetBoolean())
            .Select(one => one.GetProperty("platform").GetString())
            .ShouldBe(["youtube"]);
        (await user.Api.PostAsync(Connect, new { platform = "youtube" })).ShouldBeProblem(
            409,
            "platform_not_configured"
        );
    }

    private static async Task<List<JsonElement>> PlatformsAsync(User user) =>
        [.. (await user.Api.GetAsync("/api/v1/platforms")).ShouldBe(200).At("items").EnumerateArray()];

    public sealed class WithoutGoogle(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>
            {
                ["Channels:YouTube:ClientId"] = "",
                ["Channels:YouTube:ClientSecret"] = "",
            };
    }
}

using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.ChannelSteps;

namespace StreamHub.IntegrationTests.Features.Channels;

/// <summary>Channels that are connected by their address, and the places that the plan has for channels.</summary>
public sealed class AddressTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData("spotify", "https://open.spotify.com/show/4rOoJ6Egrf8K2IrywzwOMk")]
    [InlineData("apple", "https://podcasts.apple.com/us/podcast/id123")]
    [InlineData("amazon", "https://music.amazon.com/podcasts/1")]
    [InlineData("iheart", "https://www.iheart.com/podcast/1")]
    [InlineData("tunein", "https://tunein.com/podcasts/1")]
    [InlineData("deezer", "https://www.deezer.com/show/1")]
    [InlineData("podchaser", "https://www.podchaser.com/podcasts/1")]
    [InlineData("audiomack", "https://audiomack.com/ada")]
    [InlineData("rss", "https://feeds.example.com/show.xml")]
    public async Task A_channel_is_connected_by_its_address(string platform, string address)
    {
        var user = await server.RegisterAsync();

        var begun = await user.Api.PostAsync(
            Connect,
            new
            {
                platform,
                address,
                displayName = "Ada's show",
            }
        );

        begun.ShouldBe(200).At("authorizationUrl").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        begun.Text("channel.externalId").ShouldBe(address);
        begun.Text("channel.displayName").ShouldBe("Ada's show");
        (await user.StateOfAsync(begun.Id("channel.id"))).ShouldBe("connected");
    }

    [Theory]
    [InlineData("rss", "https://127.0.0.1/feed.xml")]
    [InlineData("rss", "https://[::1]/feed.xml")]
    [InlineData("rss", "https://localhost/feed.xml")]
    [InlineData("rss", "https://feeds.internal/feed.xml")]
    [InlineData("rss", "https://①②⑦.⓪.⓪.①/feed.xml")]
    [InlineData("rss", "https://ada:secret@feeds.example.com/feed.xml")]
    [InlineData("rss", "https://feeds.example.com:8443/feed.xml")]
    [InlineData("spotify", "https://open.spotify.com.evil.example/show/1")]
    [InlineData("spotify", "https://open.spotify.com/")]
    [InlineData("apple", "https://open.spotify.com/show/1")]
    public async Task An_address_of_another_kind_is_refused(string platform, string address)
    {
        var user = await server.RegisterAsync();

        (await user.Api.PostAsync(Connect, new { platform, address })).ShouldBeProblem(400, "channel_address_invalid");
    }

    [Fact]
    public async Task Without_an_address_there_is_no_channel()
    {
        var user = await server.RegisterAsync();

        (await user.Api.PostAsync(Connect, new { platform = "rss" })).ShouldBeProblem(400, "channel_address_missing");
    }

    [Fact]
    public async Task The_same_address_is_the_same_channel()
    {
        var user = await server.RegisterAsync();
        var first = await user.Api.PostAsync(Connect, FeedAt("same"));

        var second = await user.Api.PostAsync(Connect, FeedAt("same"));

        second.Id("channel.id").ShouldBe(first.Id("channel.id"));
    }

    [Fact]
    public async Task The_plan_has_so_many_places_and_a_disconnected_channel_gives_its_own_back()
    {
        var user = await server.RegisterAsync();
        var first = await user.ConnectFeedAsync();
        await user.ConnectFeedAsync();

        var refused = await user.Api.PostAsync(Connect, FeedAt("third"));

        refused.ShouldBeProblem(409, "plan_limit_reached");
        refused.Text("limit").ShouldBe("channels");
        refused.At("used").GetInt64().ShouldBe(2);
        refused.Text("requiredPlan").ShouldBe("pro");
        (await user.Api.PostAsync(Connect, new { platform = "youtube" })).ShouldBeProblem(409, "plan_limit_reached");
        (await user.Api.DeleteAsync(ChannelPath(first))).ShouldBe(204);
        await user.ConnectFeedAsync();
    }

    [Fact]
    public async Task Of_many_at_once_for_the_last_places_as_many_get_one_as_there_are()
    {
        var user = await server.RegisterAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(i => user.Api.PostAsync(Connect, FeedAt($"crowd-{i}")))
        );

        answers.Count(answer => answer.Status == 200).ShouldBe(2);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Status == 409);
        (await user.ListChannelsAsync()).At("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_consents_for_the_last_place_one_gets_it()
    {
        var user = await server.RegisterAsync();
        await user.ConnectFeedAsync();
        server.Sandbox.Google.AddAccount("Mia", "Mia");
        server.Sandbox.SoundCloud.AddAccount("Mia", "Mia");
        var one = await ConsentAsync(await user.BeginConnectionAsync("youtube"));
        var other = await ConsentAsync(await user.BeginConnectionAsync("soundcloud"));

        var ends = await Task.WhenAll(server.ComeBackAsync(one), server.ComeBackAsync(other));

        ends.Select(end => QueryOf(end.Headers.Location!).GetValueOrDefault("error"))
            .ShouldBe([null, "plan_limit_reached"], ignoreOrder: true);
        (await user.ListChannelsAsync()).At("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_channel_of_another_organization_is_none()
    {
        var user = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        var channel = await user.ConnectFeedAsync();

        (await stranger.Api.DeleteAsync(ChannelPath(channel))).ShouldBeProblem(404, "channel_not_found");
        (await stranger.Api.PostAsync(RefreshPath(channel))).ShouldBeProblem(404, "channel_not_found");

        (await stranger.ListChannelsAsync()).At("items").GetArrayLength().ShouldBe(0);
        (await user.StateOfAsync(channel)).ShouldBe("connected");
    }

    [Fact]
    public async Task A_channel_without_a_consent_has_nothing_to_refresh()
    {
        var user = await server.RegisterAsync();
        var channel = await user.ConnectFeedAsync();

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBeProblem(409, "channel_not_refreshable");
    }

    [Fact]
    public async Task The_list_is_paged()
    {
        var user = await server.RegisterAsync();
        var first = await user.ConnectFeedAsync();
        var second = await user.ConnectFeedAsync();

        var page = (await user.Api.GetAsync($"{AllChannels}?limit=1")).ShouldBe(200);
        var rest = (await user.Api.GetAsync($"{AllChannels}?limit=1&cursor={page.Text("nextCursor")}")).ShouldBe(200);

        page.At("items")[0].GetProperty("id").GetGuid().ShouldBe(second);
        rest.At("items")[0].GetProperty("id").GetGuid().ShouldBe(first);
        rest.At("nextCursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }
}

using System.Net;
using System.Xml.Linq;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;
using static StreamHub.IntegrationTests.Harness.FeedSteps;

namespace StreamHub.IntegrationTests.Features.Feeds;

public sealed class FeedHubTests(FeedServer server) : IClassFixture<FeedServer>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_hub_is_told_of_what_readers_see_and_of_nothing_else()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        var episode = await owner.Api.CreateEpisodeAsync(show);
        await server.WhenIdleAsync();
        PingsOf(slug).ShouldBe(0);

        (await owner.Api.PublishAsync(show, episode)).ShouldBe(200);
        await server.WhenIdleAsync();

        PingsOf(slug).ShouldBe(1);
        var channel = await server.FeedAsync(PublicFeed(slug));
        var hub = channel.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "hub");
        hub.Attribute("href")!.Value.ShouldEndWith("/websub/");
    }

    [Fact]
    public async Task A_private_show_is_nothing_for_a_hub()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync(("access", "private"));
        await owner.Api.PublishedEpisodeAsync(show);
        var (_, token) = await owner.Api.AddSubscriberAsync(show);
        await server.WhenIdleAsync();

        PingsOf(slug).ShouldBe(0);
        var channel = await server.FeedAsync(PrivateFeed(token));
        channel.Elements(Atom + "link").Select(link => link.Attribute("rel")!.Value).ShouldBe(["self"]);
    }

    private int PingsOf(string slug)
    {
        var named = WebUtility.UrlEncode($"https://streamhub.test/feeds/{slug}.xml");
        return server
            .Sandbox.Requests.To(Vendors.WebSub, "POST")
            .Count(request => request.Body == $"hub.mode=publish&hub.url={named}");
    }
}

using System.Net;
using System.Xml.Linq;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.FeedSteps;

namespace StreamHub.IntegrationTests.Features.Feeds;

public sealed class PrivateFeedTests(FeedServer server) : IClassFixture<FeedServer>
{
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";

    [Fact]
    public async Task A_private_show_is_read_at_a_subscribers_address_alone_until_it_is_revoked()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync(("access", "private"));
        await owner.Api.PublishedEpisodeAsync(show);
        var (id, token) = await owner.Api.AddSubscriberAsync(show);
        var (_, other) = await owner.Api.AddSubscriberAsync(show);
        (await owner.Api.GetAsync(PathOfShow(show))).Text("feedUrl").ShouldBeEmpty();
        (await server.Anonymous().GetAsync(PublicFeed(slug))).ShouldBeProblem(404, "feed_not_found");

        var answer = (await server.Anonymous().GetAsync(PrivateFeed(token))).ShouldBe(200);

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.CacheControl.Private.ShouldBeTrue();
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        answer.Headers.ETag.ShouldBeNull();
        var channel = XDocument.Parse(answer.Body).Root!.Element("channel")!;
        channel.Element(Itunes + "block")!.Value.ShouldBe("Yes");
        var file = FirstFile(channel);
        file.ShouldEndWith($".mp3?token={token}");
        (await StatusAsync(file)).ShouldBe(HttpStatusCode.Redirect);
        (await owner.Api.DownloadsAsync(show)).ShouldBe(1);
        var name = file.Split('/', '?')[^2];
        (await server.Anonymous().GetAsync($"/feeds/{slug}/episodes/{name}")).ShouldBeProblem(404, "episode_not_found");

        (await owner.Api.DeleteAsync($"{PathOfShow(show)}/subscribers/{id}")).ShouldBe(204);

        (await server.Anonymous().GetAsync(PrivateFeed(token))).ShouldBeProblem(404, "feed_not_found");
        (await server.Anonymous().GetAsync(file)).ShouldBeProblem(404, "feed_not_found");
        (await server.Anonymous().GetAsync(PrivateFeed(other))).ShouldBe(200);
        var listed = (await owner.Api.GetAsync($"{PathOfShow(show)}/subscribers")).ShouldBe(200);
        listed
            .At("items")
            .EnumerateArray()
            .Count(one => one.GetProperty("revokedAt").ValueKind == System.Text.Json.JsonValueKind.String)
            .ShouldBe(1);
        listed.Body.ShouldNotContain(token);
    }

    [Fact]
    public async Task A_show_for_subscribers_asks_for_the_users_plan_at_every_read()
    {
        var (owner, listener) = (await server.RegisterAsync(), await server.RegisterAsync());
        var (show, _) = await owner.Api.CreateShowAsync(("access", "subscription"));
        await owner.Api.PublishedEpisodeAsync(show);
        var path = $"{PathOfShow(show)}/subscribers";
        (await owner.Api.PostAsync(path, new { name = "Ann" })).ShouldBeProblem(400, "subscriber_needs_user");
        (await owner.Api.PostAsync(path, new { name = "Ann", userId = Guid.NewGuid() })).ShouldBeProblem(
            404,
            "user_not_found"
        );
        var (_, token) = await owner.Api.AddSubscriberAsync(show, listener.Id);
        var (_, owners) = await owner.Api.AddSubscriberAsync(show, owner.Id);

        (await server.Anonymous().GetAsync(PrivateFeed(token))).ShouldBeProblem(403, "subscription_required");
        (await server.Anonymous().GetAsync(PrivateFeed(owners))).ShouldBe(200);

        await server.SubscribeAsync(listener);
        var channel = await server.FeedAsync(PrivateFeed(token));
        (await StatusAsync(FirstFile(channel))).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_public_show_can_have_private_addresses_too_and_a_token_opens_its_own_show_alone()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        await owner.Api.PublishedEpisodeAsync(show);
        var (other, _) = await owner.Api.CreateShowAsync(("access", "private"));
        var (_, token) = await owner.Api.AddSubscriberAsync(other);

        var name = FirstFile(await server.FeedAsync(PublicFeed(slug))).Split('/')[^1];

        (await server.Anonymous().GetAsync($"/feeds/private/episodes/{name}?token={token}")).ShouldBeProblem(
            404,
            "episode_not_found"
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_opens_nothing(string token)
    {
        (await server.Anonymous().GetAsync(PrivateFeed(token))).ShouldBeProblem(404, "feed_not_found");
        (await server.Anonymous().GetAsync($"/feeds/private/episodes/{Guid.NewGuid()}.mp3?token={token}")).ShouldBe(
            404
        );
    }

    [Fact]
    public async Task A_deleted_show_ends_every_address()
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync(("access", "private"));
        var (_, token) = await owner.Api.AddSubscriberAsync(show);

        (await owner.Api.DeleteAsync(PathOfShow(show))).ShouldBe(204);

        (await server.Anonymous().GetAsync(PrivateFeed(token))).ShouldBeProblem(404, "feed_not_found");
    }

    private async Task<HttpStatusCode> StatusAsync(string file)
    {
        using var answer = await server.FetchFileAsync(file);
        return answer.StatusCode;
    }
}

using System.Text.Json.Nodes;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.FeedSteps;

namespace StreamHub.IntegrationTests.Features.Feeds;

public sealed class ShowTests(FeedServer server) : IClassFixture<FeedServer>
{
    [Fact]
    public async Task A_show_is_made_edited_listed_and_deleted()
    {
        var owner = await server.RegisterAsync();
        var (id, slug) = await owner.Api.CreateShowAsync();

        var made = (await owner.Api.GetAsync(PathOfShow(id))).ShouldBe(200);
        made.Text("feedUrl").ShouldBe($"https://streamhub.test/feeds/{slug}.xml");
        made.At("isLocked").GetBoolean().ShouldBeTrue();
        var edit = ShowBody(slug: null, ("title", "Nights"), ("showType", "serial"), ("isLocked", false));
        var edited = (await owner.Api.PutAsync(PathOfShow(id), edit)).ShouldBe(200);
        edited.Text("title").ShouldBe("Nights");
        edited.Text("podcastGuid").ShouldBe(made.Text("podcastGuid"));
        var listed = (await owner.Api.GetAsync(Shows)).ShouldBe(200).At("items").EnumerateArray().Single();
        listed.GetProperty("showType").GetString().ShouldBe("serial");

        (await owner.Api.DeleteAsync(PathOfShow(id))).ShouldBe(204);
        (await owner.Api.GetAsync(PathOfShow(id))).ShouldBeProblem(404, "show_not_found");
        (await owner.Api.GetAsync(Shows)).At("items").GetArrayLength().ShouldBe(0);
        (await server.Anonymous().GetAsync(PublicFeed(slug))).ShouldBeProblem(404, "feed_not_found");
    }

    [Fact]
    public async Task A_slug_is_given_once_even_to_two_at_once_and_never_again()
    {
        var (one, other) = (await server.RegisterAsync(), await server.RegisterAsync());
        var slug = NewSlug();

        var answers = await Task.WhenAll(
            one.Api.PostAsync(Shows, ShowBody(slug)),
            other.Api.PostAsync(Shows, ShowBody(slug))
        );

        answers.Select(answer => answer.Status).ShouldBe([201, 409], ignoreOrder: true);
        answers.Single(answer => answer.Status == 409).ShouldBeProblem(409, "slug_taken");
        var winner = answers[0].Status == 201 ? one : other;
        (await winner.Api.DeleteAsync(PathOfShow(answers.Single(answer => answer.Status == 201).Id()))).ShouldBe(204);
        (await one.Api.PostAsync(Shows, ShowBody(slug))).ShouldBeProblem(409, "slug_taken");
    }

    [Fact]
    public async Task The_feeds_of_an_organization_that_is_deleted_end()
    {
        var owner = await server.RegisterAsync();
        var organization = await owner.FoundAsync();
        var (_, slug) = await owner.Api.For($"{organization}").CreateShowAsync();
        (await server.Anonymous().GetAsync(PublicFeed(slug))).ShouldBe(200);

        (await owner.Api.DeleteAsync($"/api/v1/organizations/{organization}")).ShouldBe(204);
        await server.WhenIdleAsync();

        (await server.Anonymous().GetAsync(PublicFeed(slug))).ShouldBeProblem(404, "feed_not_found");
    }

    [Theory]
    [InlineData("slug", "\"Evenings\"")]
    [InlineData("slug", "\"a\"")]
    [InlineData("slug", "\"-evenings\"")]
    [InlineData("slug", "\"even--ings\"")]
    [InlineData("language", "\"german\"")]
    [InlineData("ownerEmail", "\"nobody\"")]
    [InlineData("categories", "[]")]
    [InlineData("categories", "[\"Technology\",\"Technology\"]")]
    [InlineData("categories", "[\"Gossip\"]")]
    [InlineData("artworkUrl", "\"http://media.example.com/art.png\"")]
    [InlineData("link", "\"https://user@example.com/\"")]
    public async Task What_a_feed_can_not_say_is_refused(string member, string value)
    {
        var owner = await server.RegisterAsync();
        var body = ShowBody(NewSlug(), (member, JsonNode.Parse(value)));

        (await owner.Api.PostAsync(Shows, body)).ShouldBlame(member);
    }

    [Fact]
    public async Task Another_organization_finds_neither_show_nor_episodes()
    {
        var (owner, stranger) = (await server.RegisterAsync(), await server.RegisterAsync());
        var (id, _) = await owner.Api.CreateShowAsync();
        var episode = await owner.Api.CreateEpisodeAsync(id);
        var (own, _) = await stranger.Api.CreateShowAsync();

        (await stranger.Api.GetAsync(PathOfShow(id))).ShouldBeProblem(404, "show_not_found");
        (await stranger.Api.GetAsync(PathOfEpisode(own, episode))).ShouldBeProblem(404, "episode_not_found");
        (await stranger.Api.PublishAsync(own, episode)).ShouldBeProblem(404, "episode_not_found");
    }

    [Fact]
    public async Task A_key_needs_the_scope_of_shows()
    {
        var owner = await server.RegisterAsync();
        var reader = server.ClientWith((await owner.CreateKeyAsync(["shows:read"])).Secret);
        var writer = server.ClientWith((await owner.CreateKeyAsync(["shows:write"])).Secret);

        await writer.CreateShowAsync();

        (await reader.PostAsync(Shows, ShowBody(NewSlug()))).ShouldBeProblem(403, "api_key_forbidden");
        (await reader.GetAsync(Shows)).ShouldBe(200).At("items").GetArrayLength().ShouldBe(1);
        (await writer.GetAsync(Shows)).ShouldBeProblem(403, "api_key_forbidden");
    }
}

using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.FeedSteps;

namespace StreamHub.IntegrationTests.Features.Feeds;

public sealed class ListingTests(FeedServer server) : IClassFixture<FeedServer>
{
    private const string Page = "https://podcasts.apple.com/de/podcast/evenings/id1";

    [Fact]
    public async Task Each_platform_that_reads_feeds_tells_where_to_submit_what()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();

        var listed = (await owner.Api.GetAsync(ListingsOf(show))).ShouldBe(200).At("items").EnumerateArray().ToList();

        listed
            .Select(one => one.GetProperty("platform").GetString())
            .ShouldBe(["spotify", "apple", "amazon", "iheart", "tunein", "deezer"], ignoreOrder: true);
        listed.ShouldAllBe(one => one.GetProperty("state").GetString() == "notSubmitted");
        listed.ShouldAllBe(one => one.GetProperty("submissionUrl").GetString()!.StartsWith("https://"));
        listed.ShouldAllBe(one => one.GetProperty("feedUrl").GetString()!.EndsWith($"/feeds/{slug}.xml"));
    }

    [Fact]
    public async Task Live_is_what_a_page_of_the_platform_proves()
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync();
        var path = $"{ListingsOf(show)}/apple";

        var submitted = (await owner.Api.PutAsync(path, new { state = "submitted" })).ShouldBe(200);
        submitted.Text("state").ShouldBe("submitted");
        (await owner.Api.PutAsync(path, new { state = "live" })).ShouldBeProblem(400, "listing_needs_page");
        var foreign = new { state = "live", pageUrl = "https://podcasts.apple.com.example.com/id1" };
        (await owner.Api.PutAsync(path, foreign)).ShouldBe(400);
        (await StateAsync(owner, show)).ShouldBe("submitted");

        var live = (await owner.Api.PutAsync(path, new { state = "live", pageUrl = Page })).ShouldBe(200);
        live.Text("proof").ShouldBe("owner");
        live.Text("pageUrl").ShouldBe(Page);
        live.Text("submittedAt").ShouldBe(submitted.Text("submittedAt"));

        (await owner.Api.PutAsync(path, new { state = "notSubmitted" })).ShouldBe(200);
        (await StateAsync(owner, show)).ShouldBe("notSubmitted");
    }

    [Theory]
    [InlineData("youtube")]
    [InlineData("rss")]
    [InlineData("nonsense")]
    public async Task What_reads_no_feed_of_ours_has_no_listing(string platform)
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync();

        (await owner.Api.PutAsync($"{ListingsOf(show)}/{platform}", new { state = "submitted" })).ShouldBeProblem(
            400,
            "not_a_feed_platform"
        );
    }

    [Fact]
    public async Task Two_who_submit_at_once_make_one_listing()
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync();
        var path = $"{ListingsOf(show)}/spotify";

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => owner.Api.PutAsync(path, new { state = "submitted" }))
        );

        answers.ShouldAllBe(answer => answer.Status == 200);
    }

    private static string ListingsOf(Guid show) => $"{PathOfShow(show)}/listings";

    private static async Task<string?> StateAsync(User owner, Guid show) =>
        (await owner.Api.GetAsync(ListingsOf(show)))
            .At("items")
            .EnumerateArray()
            .Single(one => one.GetProperty("platform").GetString() == "apple")
            .GetProperty("state")
            .GetString();
}

using System.Net;
using System.Xml.Linq;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.FeedSteps;

namespace StreamHub.IntegrationTests.Features.Feeds;

public sealed class PublicFeedTests(FeedServer server) : IClassFixture<FeedServer>
{
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    [Theory]
    [InlineData("]]> & <b>\"bold\"</b> 'quoted' &amp; &#0;")]
    [InlineData("<![CDATA[x]]><!-- y --><?z?>")]
    [InlineData("no\uFFFEthing\uFFFF tab\there")]
    [InlineData("Grüße 🎙️ שלום \u202E")]
    public async Task Whatever_people_write_is_well_formed_and_reads_back(string text)
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync(
            ("title", text),
            ("description", text),
            ("author", text),
            ("copyright", text),
            ("fundingUrl", "https://example.com/give?a=1&b=2"),
            ("fundingText", text)
        );
        await owner.Api.PublishedEpisodeAsync(show, text, members: [("description", text), ("notes", text)]);

        var channel = await server.FeedAsync(PublicFeed(slug));

        var kept = text.Replace("\uFFFE", "").Replace("\uFFFF", "").Trim();
        var item = channel.Element("item")!;
        channel.Element("title")!.Value.ShouldBe(kept);
        channel.Element(Itunes + "owner")!.Element(Itunes + "name")!.Value.ShouldBe(kept);
        channel.Element(Podcast + "funding")!.Value.ShouldBe(kept);
        item.Element("title")!.Value.ShouldBe(kept);
        item.Element("description")!.Value.ShouldBe(kept);
        item.Element(Content + "encoded")!.Value.Trim().ShouldBe(kept);
    }

    [Fact]
    public async Task A_long_show_is_read_page_by_page()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        var start = server.Time.GetUtcNow().AddDays(-10);
        for (var i = 0; i < FeedServer.PageSize + 1; i++)
        {
            await owner.Api.PublishedEpisodeAsync(show, $"{i}", start.AddHours(i));
        }

        var first = await server.FeedAsync(PublicFeed(slug));
        var next = Relation(first, "next").ShouldNotBeNull();
        var second = await server.FeedAsync(new Uri(next).PathAndQuery);

        TitlesIn(first).ShouldBe(["3", "2", "1"]);
        TitlesIn(second).ShouldBe(["0"]);
        Relation(first, "prev").ShouldBeNull();
        Relation(second, "next").ShouldBeNull();
        Relation(second, "prev").ShouldBe(Relation(first, "self"));
        Relation(second, "self").ShouldBe(next);
        foreach (var page in new[] { "3", "0", "-1", "10001" })
        {
            (await server.Anonymous().GetAsync($"{PublicFeed(slug)}?page={page}")).ShouldBeProblem(
                404,
                "feed_not_found"
            );
        }

        (await server.Anonymous().GetAsync($"{PublicFeed(slug)}?page=x")).ShouldBeProblem(400, "validation_failed");
    }

    [Fact]
    public async Task Who_has_the_feed_already_is_told_so_until_it_changes()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        var episode = await owner.Api.PublishedEpisodeAsync(show);
        server.Time.Advance(TimeSpan.FromSeconds(2));
        using var first = await SendAsync(slug);
        var tag = first.Headers.ETag.ShouldNotBeNull();
        var modified = first.Content.Headers.LastModified.ShouldNotBeNull();
        tag.IsWeak.ShouldBeFalse();
        first.Headers.CacheControl!.Public.ShouldBeTrue();

        foreach (var known in new[] { $"{tag}", $"W/{tag}", $"\"x\", {tag}", "*" })
        {
            using var same = await SendAsync(slug, ("If-None-Match", known));
            same.StatusCode.ShouldBe(HttpStatusCode.NotModified, known);
            same.Headers.ETag.ShouldBe(tag);
            (await same.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        }

        (await StatusAsync(slug, ("If-Modified-Since", $"{modified:r}"))).ShouldBe(HttpStatusCode.NotModified);
        (await StatusAsync(slug, ("If-Modified-Since", $"{modified.AddSeconds(-1):r}"))).ShouldBe(HttpStatusCode.OK);
        // The tag goes first: who has another content gets this one, whatever the time.
        (await StatusAsync(slug, ("If-None-Match", "\"x\""), ("If-Modified-Since", $"{modified:r}"))).ShouldBe(
            HttpStatusCode.OK
        );

        (await owner.Api.PutAsync(PathOfEpisode(show, episode), EpisodeBody("Renamed"))).ShouldBe(200);

        using var changed = await SendAsync(slug, ("If-None-Match", $"{tag}"));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBe(tag);
        // Within the second of a change, no time names the content.
        changed.Content.Headers.LastModified.ShouldBeNull();
    }

    [Fact]
    public async Task An_episode_whose_time_has_come_is_a_change()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        await owner.Api.PublishedEpisodeAsync(show, "Later", server.Time.GetUtcNow().AddMinutes(5));
        using var before = await SendAsync(slug);
        (await StatusAsync(slug, ("If-None-Match", $"{before.Headers.ETag}"))).ShouldBe(HttpStatusCode.NotModified);

        server.Time.Advance(TimeSpan.FromMinutes(6));

        (await StatusAsync(slug, ("If-None-Match", $"{before.Headers.ETag}"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Head_tells_what_get_would_send()
    {
        var owner = await server.RegisterAsync();
        var (_, slug) = await owner.Api.CreateShowAsync();
        using var got = await SendAsync(slug);
        using var request = new HttpRequestMessage(HttpMethod.Head, PublicFeed(slug));

        using var head = await server.Anonymous().Http.SendAsync(request);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(got.Content.Headers.ContentLength);
        head.Headers.ETag.ShouldBe(got.Headers.ETag);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_change_is_in_the_next_answer_however_many_ask_meanwhile()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => ReadUntilAsync(slug, over.Token)).ToList();

        for (var i = 0; i < FeedServer.PageSize; i++)
        {
            await owner.Api.PublishedEpisodeAsync(show, $"{i}");
            TitlesIn(await server.FeedAsync(PublicFeed(slug))).ShouldContain($"{i}");
        }

        await over.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Theory]
    [InlineData("nobody-has-this")]
    [InlineData("UPPER")]
    [InlineData("a")]
    [InlineData("x%20y")]
    public async Task Where_there_is_no_feed_nothing_is_told(string slug) =>
        (await server.Anonymous().GetAsync(PublicFeed(slug))).ShouldBeProblem(404, "feed_not_found");

    private static string? Relation(XElement channel, string name) =>
        channel
            .Elements(Atom + "link")
            .SingleOrDefault(link => link.Attribute("rel")!.Value == name)
            ?.Attribute("href")!
            .Value;

    private async Task ReadUntilAsync(string slug, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await server.FeedAsync(PublicFeed(slug));
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string slug, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(slug, headers);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string slug, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, PublicFeed(slug));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Anonymous().Http.SendAsync(request);
    }
}

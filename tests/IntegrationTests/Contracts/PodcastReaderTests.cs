using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Features.Feeds;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.FeedSteps;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Our feeds are read by what podcast apps and directories read feeds with.</summary>
public sealed class PodcastReaderTests(FeedServer server) : IClassFixture<FeedServer>
{
    [Fact]
    public async Task Both_readers_find_all_that_a_feed_says()
    {
        NodeTools.SkipWhenMissing();
        var owner = await server.RegisterAsync();
        server.Assets.Put($"{StandInAssets.Host}pilot.m4a", "audio/mp4", 2_345_678);
        var (show, slug) = await owner.Api.CreateShowAsync(
            ("showType", "serial"),
            ("fundingUrl", "https://example.com/give"),
            ("fundingText", "Give something"),
            ("copyright", "Ann"),
            ("link", "https://example.com/")
        );
        var at = new DateTimeOffset(2026, 11, 20, 8, 30, 0, TimeSpan.Zero);
        var episode = await owner.Api.PublishedEpisodeAsync(
            show,
            "Pilot & more <1>",
            at,
            ("mediaUrl", $"{StandInAssets.Host}pilot.m4a"),
            ("notes", "<p>Notes with a <a href=\"https://example.com/\">link</a></p>"),
            ("durationSeconds", 1_234),
            ("season", 2),
            ("number", 7),
            ("episodeType", "bonus"),
            ("isExplicit", true),
            ("artworkUrl", "https://media.example.com/2-7.png"),
            ("chaptersUrl", "https://media.example.com/2-7.json"),
            ("transcriptUrl", "https://media.example.com/2-7.srt"),
            ("transcriptFormat", "srt")
        );
        var guid = (await owner.Api.GetAsync(PathOfShow(show))).Text("podcastGuid");
        var feed = (await server.Anonymous().GetAsync(PublicFeed(slug))).ShouldBe(200).Body;

        var read = await NodeScript.RunAsync("podcast.mjs", new { xml = feed });

        var party = read.GetProperty("party");
        Text(party, "title").ShouldBe("Evenings");
        Text(party, "guid").ShouldBe(guid);
        Text(party, "language").ShouldBe("de");
        Text(party, "author").ShouldBe("Ann & Bob");
        Text(party, "itunesType").ShouldBe("serial");
        Text(party, "owner.email").ShouldBe("owner@example.com");
        At(party, "locked").GetBoolean().ShouldBeTrue();
        At(party, "explicit").GetBoolean().ShouldBeFalse();
        Text(party, "podcastFunding.0.url").ShouldBe("https://example.com/give");
        Text(party, "podcastFunding.0.message").ShouldBe("Give something");
        Text(party, "pubsub.hub").ShouldEndWith("/websub/");
        At(party, "itunesCategory")
            .EnumerateArray()
            .Select(one => one.GetString())
            .ShouldBe(["Technology", "Society & Culture > Documentary"]);
        var item = At(party, "items").EnumerateArray().Single();
        Text(item, "title").ShouldBe("Pilot & more <1>");
        Text(item, "guid").ShouldBe($"{episode}");
        Text(item, "enclosure.url").ShouldBe($"https://streamhub.test/feeds/{slug}/episodes/{episode}.m4a");
        At(item, "enclosure.length").GetInt64().ShouldBe(2_345_678);
        Text(item, "enclosure.type").ShouldBe("audio/mp4");
        At(item, "duration").GetInt32().ShouldBe(1_234);
        At(item, "explicit").GetBoolean().ShouldBeTrue();
        Text(item, "itunesEpisodeType").ShouldBe("bonus");
        DateTimeOffset.Parse(Text(item, "pubDate"), null).ShouldBe(at);
        Text(item, "podcastChapters.url").ShouldBe("https://media.example.com/2-7.json");
        Text(item, "podcastTranscripts.0.url").ShouldBe("https://media.example.com/2-7.srt");
        Text(item, "podcastTranscripts.0.type").ShouldBe("application/srt");

        var rss = read.GetProperty("rss");
        Text(rss, "title").ShouldBe("Evenings");
        Text(rss, "itunes.owner.email").ShouldBe("owner@example.com");
        var entry = At(rss, "items.0");
        Text(entry, "title").ShouldBe("Pilot & more <1>");
        Text(entry, "enclosure.length").ShouldBe("2345678");
        Text(entry, "itunes.season").ShouldBe("2");
        Text(entry, "itunes.episode").ShouldBe("7");
        Text(entry, "content:encoded").ShouldContain("<a href=\"https://example.com/\">link</a>");
        DateTimeOffset.Parse(Text(entry, "isoDate"), null).ShouldBe(at);
    }

    private static string Text(JsonElement element, string path) => At(element, path).ToString();

    private static JsonElement At(JsonElement element, string path) =>
        path.Split('.')
            .Aggregate(
                element,
                (part, name) => int.TryParse(name, out var index) ? part[index] : part.GetProperty(name)
            );
}

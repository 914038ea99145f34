using System.Text.Json.Nodes;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.FeedSteps;

namespace StreamHub.IntegrationTests.Features.Feeds;

public sealed class EpisodeTests(FeedServer server) : IClassFixture<FeedServer>
{
    [Fact]
    public async Task Length_and_type_are_the_files_own_and_looked_at_again_when_it_is_another()
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync();
        server.Assets.Put($"{StandInAssets.Host}first", "audio/mpeg", 12_345);
        server.Assets.Put($"{StandInAssets.Host}second", "video/mp4; codecs=avc1", 67_890);
        var first = EpisodeBody("Pilot", ("mediaUrl", $"{StandInAssets.Host}first"));

        var made = (await owner.Api.PostAsync(EpisodesOf(show), first)).ShouldBe(201);
        made.At("mediaBytes").GetInt64().ShouldBe(12_345);
        made.Text("mediaType").ShouldBe("audio/mpeg");
        made.Text("state").ShouldBe("draft");
        made.Text("itemGuid").ShouldBe(made.Text("id"));
        var opened = server.Assets.Opened;
        var path = PathOfEpisode(show, made.Id());
        (await owner.Api.PutAsync(path, EpisodeBody("Renamed", ("mediaUrl", $"{StandInAssets.Host}first")))).ShouldBe(
            200
        );
        server.Assets.Opened.ShouldBe(opened);

        var other = EpisodeBody("Renamed", ("mediaUrl", $"{StandInAssets.Host}second"));
        var edited = (await owner.Api.PutAsync(path, other)).ShouldBe(200);

        edited.At("mediaBytes").GetInt64().ShouldBe(67_890);
        edited.Text("mediaType").ShouldBe("video/mp4");
    }

    [Fact]
    public async Task A_file_that_is_none_or_can_not_be_had_makes_no_episode()
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync();
        server.Assets.Put($"{StandInAssets.Host}page", "text/html", 100);
        server.Assets.Put($"{StandInAssets.Host}empty", "audio/mpeg", 0);

        foreach (var (file, status, code) in Refusals())
        {
            var body = EpisodeBody("Pilot", ("mediaUrl", $"{StandInAssets.Host}{file}"));
            (await owner.Api.PostAsync(EpisodesOf(show), body)).ShouldBeProblem(status, code);
        }

        (await owner.Api.GetAsync(EpisodesOf(show))).At("items").GetArrayLength().ShouldBe(0);

        static (string, int, string)[] Refusals() =>
            [("page", 400, "media_unfit"), ("empty", 400, "media_unfit"), ("nowhere", 503, "asset_unreachable")];
    }

    [Theory]
    [InlineData("durationSeconds", "0")]
    [InlineData("season", "0")]
    [InlineData("number", "100001")]
    [InlineData("itemGuid", "\" \"")]
    [InlineData("transcriptFormat", "\"vtt\"")]
    [InlineData("mediaUrl", "\"http://media.example.com/a.mp3\"")]
    public async Task What_an_episode_can_not_be_is_refused(string member, string value)
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync();
        var body = EpisodeBody("Pilot", (member, JsonNode.Parse(value)));

        (await owner.Api.PostAsync(EpisodesOf(show), body)).ShouldBlame(member);
    }

    [Fact]
    public async Task A_guid_that_apps_know_is_kept_and_given_once_a_show()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        var (other, _) = await owner.Api.CreateShowAsync();
        await owner.Api.PublishedEpisodeAsync(show, members: ("itemGuid", "https://old.example.com/?p=1"));

        var again = EpisodeBody("Again", ("itemGuid", "https://old.example.com/?p=1"));

        (await owner.Api.PostAsync(EpisodesOf(show), again)).ShouldBeProblem(409, "episode_guid_taken");
        (await owner.Api.PostAsync(EpisodesOf(other), again)).ShouldBe(201);
        var item = (await server.FeedAsync(PublicFeed(slug))).Element("item")!;
        item.Element("guid")!.Value.ShouldBe("https://old.example.com/?p=1");
        item.Element("guid")!.Attribute("isPermaLink")!.Value.ShouldBe("false");
    }

    [Fact]
    public async Task Only_what_is_published_and_due_is_in_the_feed()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        var draft = await owner.Api.CreateEpisodeAsync(show, "Draft");
        var shown = await owner.Api.PublishedEpisodeAsync(show, "Shown");
        await owner.Api.PublishedEpisodeAsync(show, "Later", server.Time.GetUtcNow().AddMinutes(5));
        TitlesIn(await server.FeedAsync(PublicFeed(slug))).ShouldBe(["Shown"]);
        (await owner.Api.PostAsync($"{PathOfEpisode(show, draft)}/withdraw")).ShouldBeProblem(
            409,
            "episode_not_published"
        );

        server.Time.Advance(TimeSpan.FromMinutes(6));
        TitlesIn(await server.FeedAsync(PublicFeed(slug))).ShouldBe(["Later", "Shown"]);

        var withdrawn = await owner.Api.PostAsync($"{PathOfEpisode(show, shown)}/withdraw");
        withdrawn.ShouldBe(200).Text("state").ShouldBe("withdrawn");
        TitlesIn(await server.FeedAsync(PublicFeed(slug))).ShouldBe(["Later"]);
        (await owner.Api.PublishAsync(show, shown)).ShouldBe(200);
        TitlesIn(await server.FeedAsync(PublicFeed(slug))).ShouldBe(["Later", "Shown"]);
        (await owner.Api.DeleteAsync(PathOfEpisode(show, shown))).ShouldBe(204);
        TitlesIn(await server.FeedAsync(PublicFeed(slug))).ShouldBe(["Later"]);
    }

    [Fact]
    public async Task Episodes_are_listed_in_pages_and_counted_by_their_show()
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => owner.Api.CreateEpisodeAsync(show, $"Number {i}")));

        var first = (await owner.Api.GetAsync($"{EpisodesOf(show)}?limit=2")).ShouldBe(200);
        var rest = await owner.Api.GetAsync($"{EpisodesOf(show)}?limit=2&cursor={first.Text("nextCursor")}");

        first.At("items").GetArrayLength().ShouldBe(2);
        rest.ShouldBe(200).At("items").GetArrayLength().ShouldBe(1);
        (await owner.Api.GetAsync(PathOfShow(show))).At("episodeCount").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("1969-12-31T00:00:00Z")]
    [InlineData("2999-01-01T00:00:00Z")]
    public async Task A_time_that_no_episode_appears_at_is_refused(string at)
    {
        var owner = await server.RegisterAsync();
        var (show, _) = await owner.Api.CreateShowAsync();
        var episode = await owner.Api.CreateEpisodeAsync(show);

        (await owner.Api.PublishAsync(show, episode, DateTimeOffset.Parse(at, null))).ShouldBlame("publishedAt");
    }
}

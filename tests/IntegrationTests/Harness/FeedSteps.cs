using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Feeds;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with shows and feeds.</summary>
public static class FeedSteps
{
    public const string Shows = "/api/v1/shows";
    public const string AppName = "AppleCoreMedia/1.0 (iPhone; U; CPU OS 18_0)";

    public static string NewSlug() => $"show-{Guid.NewGuid():N}";

    public static string PathOfShow(Guid id) => $"{Shows}/{id}";

    public static string EpisodesOf(Guid show) => $"{Shows}/{show}/episodes";

    public static string PathOfEpisode(Guid show, Guid episode) => $"{Shows}/{show}/episodes/{episode}";

    /// <summary>A show's members with some of them exchanged; <c>null</c> leaves one out.</summary>
    public static JsonObject ShowBody(string? slug, params (string Name, JsonNode? Value)[] members)
    {
        var body = new JsonObject
        {
            ["title"] = "Evenings",
            ["description"] = "What was said late.",
            ["language"] = "de",
            ["author"] = "Ann & Bob",
            ["ownerEmail"] = "owner@example.com",
            ["categories"] = new JsonArray("Technology", "Society & Culture > Documentary"),
            ["artworkUrl"] = "https://media.example.com/art.png",
        };
        if (slug is not null)
        {
            body["slug"] = slug;
        }

        return With(body, members);
    }

    public static JsonObject EpisodeBody(string title, params (string Name, JsonNode? Value)[] members) =>
        With(
            new JsonObject
            {
                ["title"] = title,
                ["description"] = "What it is about.",
                ["mediaUrl"] = $"{StandInAssets.Host}{Guid.NewGuid():N}.mp3",
            },
            members
        );

    public static async Task<(Guid Id, string Slug)> CreateShowAsync(
        this ApiClient api,
        params (string Name, JsonNode? Value)[] members
    )
    {
        var slug = NewSlug();
        var id = (await api.PostAsync(Shows, ShowBody(slug, members))).ShouldBe(201).Id();
        return (id, slug);
    }

    public static async Task<Guid> CreateEpisodeAsync(
        this ApiClient api,
        Guid show,
        string title = "Pilot",
        params (string Name, JsonNode? Value)[] members
    ) => (await api.PostAsync(EpisodesOf(show), EpisodeBody(title, members))).ShouldBe(201).Id();

    public static async Task<Guid> PublishedEpisodeAsync(
        this ApiClient api,
        Guid show,
        string title = "Pilot",
        DateTimeOffset? at = null,
        params (string Name, JsonNode? Value)[] members
    )
    {
        var id = await api.CreateEpisodeAsync(show, title, members);
        (await api.PublishAsync(show, id, at)).ShouldBe(200);
        return id;
    }

    public static Task<ApiAnswer> PublishAsync(
        this ApiClient api,
        Guid show,
        Guid episode,
        DateTimeOffset? at = null
    ) => api.PostAsync($"{PathOfEpisode(show, episode)}/publish", new { publishedAt = at });

    /// <returns>The secret part of the address.</returns>
    public static async Task<(Guid Id, string Token)> AddSubscriberAsync(
        this ApiClient api,
        Guid show,
        Guid? userId = null
    )
    {
        var made = await api.PostAsync($"{PathOfShow(show)}/subscribers", new { name = "Ann", userId });
        var token = new Uri(made.ShouldBe(201).Text("feedUrl")).Query["?token=".Length..];
        SecretNet.OfThisRun.Protect("a subscriber's token", token);
        return (made.Id("subscriber.id"), token);
    }

    public static string PublicFeed(string slug) => $"/feeds/{slug}.xml";

    public static string PrivateFeed(string token) => $"/feeds/private.xml?token={token}";

    /// <summary>Fetches a feed and reads it as the XML that it has to be.</summary>
    public static async Task<XElement> FeedAsync(this StreamHubServer server, string path)
    {
        var answer = (await server.Anonymous().GetAsync(path)).ShouldBe(200);
        answer.ContentType.ShouldBe("application/rss+xml");
        return XDocument.Parse(answer.Body).Root!.Element("channel")!;
    }

    public static IEnumerable<string> TitlesIn(XElement channel) =>
        channel.Elements("item").Select(item => item.Element("title")!.Value);

    /// <summary>Where the first episode's file is fetched, below this server.</summary>
    public static string FirstFile(XElement channel) =>
        new Uri(channel.Element("item")!.Element("enclosure")!.Attribute("url")!.Value).PathAndQuery;

    /// <summary>Asks for a file as an app does, and does not follow.</summary>
    public static async Task<HttpResponseMessage> FetchFileAsync(
        this StreamHubServer server,
        string path,
        string app = AppName,
        string? range = null,
        HttpMethod? method = null
    )
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(server.Address, path));
        request.Headers.TryAddWithoutValidation("User-Agent", app);
        request.Headers.TryAddWithoutValidation("Range", range);
        return await http.SendAsync(request);
    }

    public static async Task<long> DownloadsAsync(this ApiClient api, Guid show) =>
        (await api.GetAsync($"{PathOfShow(show)}/downloads")).ShouldBe(200).At("downloads").GetInt64();

    /// <summary>Everything that a show can have, as an owner makes it.</summary>
    public static async Task<Guid> CreateFullShowAsync(this StreamHubServer server, User owner)
    {
        var (id, _) = await owner.Api.CreateShowAsync();
        await owner.Api.AddSubscriberAsync(id);
        await server.InDatabaseAsync(async database =>
        {
            var show = await database.Set<Show>().IgnoreQueryFilters().SingleAsync(one => one.Id == id);
            var now = server.Time.GetUtcNow();
            var page = ChannelAddress.Of(
                PlatformCatalogue.Of(Platform.Apple),
                new Uri("https://podcasts.apple.com/show/1")
            );
            database.Entry(show).Collection(one => one.Listings).IsLoaded = true;
            show.ListingAt(Platform.Apple).GoLive(page.Value, now);
            var episode = NewEpisode(show, now);
            episode.Publish(at: null, now);
            database.Add(episode);
            await database.SaveChangesAsync();
            var counted = $"""
                INSERT INTO episode_listeners (episode_id, day, listener, organization_id)
                VALUES ('{episode.Id}', '2026-11-21', '{Guid.NewGuid()}', '{owner.OrganizationId}');
                INSERT INTO episode_download_days (episode_id, day, show_id, organization_id, downloads)
                VALUES ('{episode.Id}', '2026-11-21', '{id}', '{owner.OrganizationId}', 1);
                """;
            return await database.Database.ExecuteSqlRawAsync(counted);
        });
        return id;
    }

    /// <summary>A draft that was put into the database behind the server's back.</summary>
    public static Task<Guid> PutEpisodeAsync(this StreamHubServer server, Guid showId) =>
        server.InDatabaseAsync(async database =>
        {
            var show = await database.Set<Show>().IgnoreQueryFilters().SingleAsync(one => one.Id == showId);
            var episode = NewEpisode(show, server.Time.GetUtcNow());
            database.Add(episode);
            await database.SaveChangesAsync();
            return episode.Id;
        });

    private static Episode NewEpisode(Show show, DateTimeOffset now)
    {
        var details = new EpisodeDetails(
            "Pilot",
            "About it",
            Notes: null,
            DurationSeconds: 60,
            Season: 1,
            Number: 1,
            EpisodeType.Full,
            IsExplicit: false,
            ArtworkUrl: null,
            ChaptersUrl: null,
            new Uri("https://media.example.com/1.vtt"),
            TranscriptFormat.Vtt
        );
        var media = MediaFile.Of(new Uri($"{StandInAssets.Host}1.mp3"), "audio/mpeg", 1_000);
        show.AdmitEpisode(now);
        return Episode.Create(show.OrganizationId, show.Id, itemGuid: null, details, media.Value, now);
    }

    private static JsonObject With(JsonObject body, (string Name, JsonNode? Value)[] members)
    {
        foreach (var (name, value) in members)
        {
            body.Remove(name);
            if (value is not null)
            {
                body[name] = value;
            }
        }

        return body;
    }
}

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>Shows, their episodes, and who reads them.</content>
public sealed partial record ApiOperation
{
    private const string OneShow = "/api/v1/shows/{id}";

    private const string OneEpisode = $"{OneShow}/episodes/{{episodeId}}";

    private const string ShowMembers = """
        "title":"Evenings","description":"What was said late.","language":"de","author":"Ann",
        "ownerEmail":"owner@example.com","categories":["Technology"],"artworkUrl":"https://media.example.com/art.png",
        "isExplicit":false,"showType":"serial","access":"public","link":"https://example.com/",
        "copyright":"Ann","fundingUrl":"https://example.com/give","fundingText":"Give","isLocked":true
        """;

    private const string ShowBody = $"{{{ShowMembers}}}";

    private const string NewShowBody = $$"""{"slug":"$slug",{{ShowMembers}}}""";

    private const string EpisodeMembers = """
        "title":"Pilot","description":"About it","mediaUrl":"https://media.example.com/pilot.mp3",
        "notes":"<p>Notes</p>","durationSeconds":60,"season":1,"number":1,"episodeType":"full","isExplicit":false,
        "artworkUrl":"https://media.example.com/1.png","chaptersUrl":"https://media.example.com/1.json",
        "transcriptUrl":"https://media.example.com/1.vtt","transcriptFormat":"vtt"
        """;

    private const string EpisodeBody = $"{{{EpisodeMembers}}}";

    private const string NewEpisodeBody = $$"""{"itemGuid":"$guid",{{EpisodeMembers}}}""";

    private const string ListingBody = """
        {"state":"live","pageUrl":"https://podcasts.apple.com/de/podcast/evenings/id1"}
        """;

    private static string[] ShowRequired =>
        ["title", "description", "language", "author", "ownerEmail", "categories", "artworkUrl"];

    private static string[] EpisodeRequired => ["title", "description", "mediaUrl"];

    private static ApiOperation[] ShowOperations =>
        [
            With("CreateShow", "POST /api/v1/shows", NewShowBody, ["slug", .. ShowRequired]),
            Without("ListShows", "GET /api/v1/shows", "limit", "cursor"),
            Without("GetShow", $"GET {OneShow}"),
            With("EditShow", $"PUT {OneShow}", ShowBody, ShowRequired),
            Without("DeleteShow", $"DELETE {OneShow}"),
            Without("GetShowDownloads", $"GET {OneShow}/downloads", "episodeId", "from", "to"),
            Without("ListListings", $"GET {OneShow}/listings"),
            With("PutListing", $"PUT {OneShow}/listings/{Platform}", ListingBody, "state"),
            With("AddSubscriber", $"POST {OneShow}/subscribers", """{"name":"Ann","userId":"$reader"}""", "name"),
            Without("ListSubscribers", $"GET {OneShow}/subscribers", "limit", "cursor"),
            Without("RevokeSubscriber", $"DELETE {OneShow}/subscribers/{{subscriberId}}"),
            With("CreateEpisode", $"POST {OneShow}/episodes", NewEpisodeBody, EpisodeRequired),
            Without("ListEpisodes", $"GET {OneShow}/episodes", "limit", "cursor"),
            Without("GetEpisode", $"GET {OneEpisode}"),
            With("EditEpisode", $"PUT {OneEpisode}", EpisodeBody, EpisodeRequired),
            Without("DeleteEpisode", $"DELETE {OneEpisode}"),
            With("PublishEpisode", $"POST {OneEpisode}/publish", """{"publishedAt":"2026-01-01T00:00:00Z"}"""),
            Without("WithdrawEpisode", $"POST {OneEpisode}/withdraw"),
        ];
}

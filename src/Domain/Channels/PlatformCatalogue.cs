using static StreamHub.Domain.Channels.Platform;

namespace StreamHub.Domain.Channels;

/// <summary>The platforms that there are.</summary>
public static class PlatformCatalogue
{
    private const long Gigabyte = 1_000_000_000;

    private const string FeedIsRead =
        "The platform reads the podcast feed that StreamHub hosts. When a new episode shows there is up to the platform.";

    private static readonly PlatformLimit Artwork = new(
        "artworkPixels",
        3_000,
        "pixels",
        "The show's picture is a square of 1,400 to 3,000 pixels, JPEG or PNG."
    );

    public static IReadOnlyList<PlatformProfile> All { get; } =
    [
        new(
            Youtube,
            "YouTube",
            PlatformMode.Upload,
            PlatformConnection.Oauth,
            [
                "A Google account with a YouTube channel, whose owner lets StreamHub see the channel and upload to it.",
                "This server's project at Google has to be verified before videos can be public.",
            ],
            [
                new(
                    "insertsPerDay",
                    100,
                    "uploads a day",
                    "Google lets one project upload 100 videos a day by default. All channels of this server share them."
                ),
                new(
                    "unverifiedProject",
                    Value: null,
                    Unit: null,
                    "What a project that Google has not verified uploads is locked to private."
                ),
                new(PlatformLimit.FileBytes, 256 * Gigabyte, "bytes", "A file has up to 256 GB."),
                new("durationSeconds", 43_200, "seconds", "A video lasts up to 12 hours."),
                new("titleCharacters", 100, "characters", "A title has up to 100 characters."),
                new("descriptionBytes", 5_000, "bytes", "A description has up to 5,000 bytes."),
            ],
            [],
            SubmissionUrl: null
        ),
        new(
            Soundcloud,
            "SoundCloud",
            PlatformMode.Upload,
            PlatformConnection.Oauth,
            ["A SoundCloud account whose owner lets StreamHub upload tracks."],
            [
                new(PlatformLimit.FileBytes, 4 * Gigabyte, "bytes", "A track has up to 4 GB."),
                new("durationSeconds", 86_400, "seconds", "A track lasts up to 24 hours."),
            ],
            [],
            SubmissionUrl: null
        ),
        Feed(Spotify, "Spotify", "https://creators.spotify.com/", "open.spotify.com"),
        Feed(Apple, "Apple Podcasts", "https://podcastsconnect.apple.com/", "podcasts.apple.com"),
        Feed(Amazon, "Amazon Music", "https://podcasters.amazon.com/", "music.amazon.com"),
        Feed(Iheart, "iHeartRadio", "https://podcasters.iheart.com/", "www.iheart.com", "iheart.com"),
        Feed(Tunein, "TuneIn", "https://help.tunein.com/", "tunein.com"),
        Feed(Deezer, "Deezer", "https://podcasters.deezer.com/", "www.deezer.com", "deezer.com"),
        new(
            Podchaser,
            "Podchaser",
            PlatformMode.Api,
            PlatformConnection.Manual,
            ["The address of the podcast's page at Podchaser.", "Its owner claims the podcast there once."],
            [
                new(
                    "noUploads",
                    Value: null,
                    Unit: null,
                    "Podchaser lists podcasts and hosts none: nothing is uploaded."
                ),
            ],
            ["www.podchaser.com", "podchaser.com"],
            new Uri("https://www.podchaser.com/")
        ),
        new(
            Audiomack,
            "Audiomack",
            PlatformMode.HandOff,
            PlatformConnection.Manual,
            ["The address of the artist's page at Audiomack.", "The creator uploads what StreamHub has prepared."],
            [new("byHand", Value: null, Unit: null, "Audiomack takes uploads from its own site only.")],
            ["audiomack.com", "www.audiomack.com"],
            new Uri("https://creators.audiomack.com/")
        ),
        new(
            Rss,
            "RSS",
            PlatformMode.Feed,
            PlatformConnection.Manual,
            ["The public https address of a feed that lies elsewhere."],
            [new("readOnly", Value: null, Unit: null, "StreamHub reads such a feed and can't add to it.")],
            [],
            SubmissionUrl: null
        ),
    ];

    private static readonly Dictionary<Platform, PlatformProfile> ByPlatform = All.ToDictionary(one => one.Platform);

    public static PlatformProfile Of(Platform platform) => ByPlatform[platform];

    private static PlatformProfile Feed(Platform platform, string name, string submission, params string[] hosts) =>
        new(
            platform,
            name,
            PlatformMode.Feed,
            PlatformConnection.Manual,
            [$"The address of the show's page at {name}.", "Its owner makes the feed known there once."],
            [Artwork, new("reading", Value: null, Unit: null, FeedIsRead)],
            hosts,
            new Uri(submission)
        );
}

using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Feeds;

/// <summary>
/// Where feeds and their episodes are found, below this installation's own address. A subscriber's token stands in the query,
/// because paths stand in logs.
/// </summary>
public static class FeedPaths
{
    private const string Root = "feeds";
    private const string Private = $"{Root}/{ShowSlug.Reserved}";

    public static string OfShow(string slug) => $"{Root}/{slug}.xml";

    public static string OfSubscriber(string token) => $"{Private}.xml?token={token}";

    public static string OfEpisode(string slug, Guid episodeId, string mediaType) =>
        $"{Root}/{slug}/episodes/{FileName(episodeId, mediaType)}";

    public static string OfSubscribersEpisode(string token, Guid episodeId, string mediaType) =>
        $"{Private}/episodes/{FileName(episodeId, mediaType)}?token={token}";

    private static string FileName(Guid episodeId, string mediaType) =>
        $"{episodeId}.{MediaFile.ExtensionOf(mediaType)}";
}

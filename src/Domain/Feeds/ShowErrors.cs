using StreamHub.Domain.Common;

namespace StreamHub.Domain.Feeds;

public static class ShowErrors
{
    public static readonly Error NotFound = Error.NotFound("show_not_found", "There is no such show.");

    public static readonly Error SlugTaken = Error.Conflict(
        "slug_taken",
        "A feed has, or had, this address. Choose another slug: it is never given twice."
    );

    public static readonly Error Full = Error.Conflict("show_full", $"A show has up to {Show.MaxEpisodes} episodes.");

    public static readonly Error FeedNotFound = Error.NotFound("feed_not_found", "There is no feed at this address.");

    public static readonly Error SubscriberNotFound = Error.NotFound(
        "subscriber_not_found",
        "The show has no such subscriber."
    );

    public static readonly Error SubscriberNeedsUser = Error.Invalid(
        "subscriber_needs_user",
        "This show is for subscribers, so each address belongs to a user whose plan is asked for at every read."
    );

    public static readonly Error NoFeedPlatform = Error.Invalid(
        "not_a_feed_platform",
        "This platform does not read a feed that StreamHub hosts."
    );

    public static readonly Error ListingNeedsPage = Error.Invalid(
        "listing_needs_page",
        "Give the show's page at the platform: it is what says that the show is live there."
    );

    public static readonly Error DownloadsBusy = Error.Unavailable(
        "downloads_busy",
        "Too many downloads begin at this moment. Try again at once."
    ) with
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };
}

using StreamHub.Domain.Common;

namespace StreamHub.Domain.Feeds;

public static class EpisodeErrors
{
    public static readonly Error NotFound = Error.NotFound("episode_not_found", "The show has no such episode.");

    public static readonly Error GuidTaken = Error.Conflict(
        "episode_guid_taken",
        "An episode of this show has this guid. Apps would take both for one."
    );

    public static readonly Error NotPublished = Error.Conflict(
        "episode_not_published",
        "The episode was never published, so there is nothing to withdraw."
    );

    public static readonly Error MediaUnfit = Error.Invalid(
        "media_unfit",
        "The file is neither audio nor video of a kind that podcast apps play."
    );
}

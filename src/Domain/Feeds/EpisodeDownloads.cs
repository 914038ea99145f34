using StreamHub.Domain.Common;

namespace StreamHub.Domain.Feeds;

/// <summary>Somebody who fetched an episode on a day (UTC): again on that day, they count once. Forgotten soon after.</summary>
public sealed class EpisodeListener : IOwned
{
    private EpisodeListener(Guid episodeId, DateOnly day, Guid listener, Guid organizationId)
    {
        EpisodeId = episodeId;
        Day = day;
        Listener = listener;
        OrganizationId = organizationId;
    }

    public Guid EpisodeId { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>Made of network, app and day by a key of ours; the next day's is another.</summary>
    public Guid Listener { get; private set; }

    public Guid OrganizationId { get; private set; }
}

/// <summary>How often an episode was fetched on a day (UTC).</summary>
public sealed class EpisodeDownloadDay : IOwned
{
    private EpisodeDownloadDay(Guid episodeId, DateOnly day, Guid showId, Guid organizationId)
    {
        EpisodeId = episodeId;
        Day = day;
        ShowId = showId;
        OrganizationId = organizationId;
    }

    public Guid EpisodeId { get; private set; }

    public DateOnly Day { get; private set; }

    public Guid ShowId { get; private set; }

    public Guid OrganizationId { get; private set; }

    public long Downloads { get; private set; }
}

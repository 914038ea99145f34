using StreamHub.Domain.Common;

namespace StreamHub.Domain.Feeds;

public enum EpisodeState
{
    Draft,

    /// <summary>In the feed from <see cref="Episode.PublishedAt"/> on, which may lie ahead.</summary>
    Published,

    /// <summary>Was in the feed, and is not any more.</summary>
    Withdrawn,
}

public enum EpisodeType
{
    Full,
    Trailer,
    Bonus,
}

/// <summary>One episode of a show. Whoever changes it tells the show (<see cref="Show.FeedChanged"/>).</summary>
public sealed class Episode : AggregateRoot, IOwned
{
    public const int TitleMaxLength = 200;
    public const int DescriptionMaxLength = 4_000;
    public const int NotesMaxLength = 10_000;
    public const int ItemGuidMaxLength = 200;
    public const int MaxNumber = 100_000;
    public const int MaxDurationSeconds = 7 * 24 * 60 * 60;

    private Episode(Guid id, Guid organizationId, Guid showId, string itemGuid, DateTimeOffset createdAt)
        : base(id)
    {
        OrganizationId = organizationId;
        ShowId = showId;
        ItemGuid = itemGuid;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid ShowId { get; private set; }

    /// <summary>What apps know it by; unique in its show, and never another.</summary>
    public string ItemGuid { get; private set; }

    public string Title { get; private set; } = string.Empty;

    public string Description { get; private set; } = string.Empty;

    /// <summary>The show notes in HTML.</summary>
    public string? Notes { get; private set; }

    public string MediaUrl { get; private set; } = string.Empty;

    /// <summary>What the file's first bytes say it is.</summary>
    public string MediaType { get; private set; } = string.Empty;

    /// <summary>As its server told when it was last looked at, never as a client says.</summary>
    public long MediaBytes { get; private set; }

    public int? DurationSeconds { get; private set; }

    public int? Season { get; private set; }

    public int? Number { get; private set; }

    public EpisodeType Type { get; private set; }

    public bool IsExplicit { get; private set; }

    public string? ArtworkUrl { get; private set; }

    public string? ChaptersUrl { get; private set; }

    public string? TranscriptUrl { get; private set; }

    public TranscriptFormat? TranscriptFormat { get; private set; }

    public EpisodeState State { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <param name="itemGuid">What apps know it by already, where the show moves here; made of its id when absent.</param>
    public static Episode Create(
        Guid organizationId,
        Guid showId,
        string? itemGuid,
        EpisodeDetails details,
        MediaFile media,
        DateTimeOffset now
    )
    {
        var id = NewId(now);
        var episode = new Episode(id, organizationId, showId, itemGuid?.Trim() ?? id.ToString(), now);
        episode.Take(details);
        episode.Take(media);
        return episode;
    }

    /// <param name="media"><c>null</c> where it stays the file that it was.</param>
    public void Edit(EpisodeDetails details, MediaFile? media, DateTimeOffset now)
    {
        Take(details);
        if (media is not null)
        {
            Take(media);
        }

        UpdatedAt = now;
    }

    /// <param name="at">From when on it is shown; now, or as it was before, when absent.</param>
    public void Publish(DateTimeOffset? at, DateTimeOffset now)
    {
        State = EpisodeState.Published;
        PublishedAt = at ?? PublishedAt ?? now;
        UpdatedAt = now;
    }

    public Result Withdraw(DateTimeOffset now)
    {
        if (State == EpisodeState.Draft)
        {
            return EpisodeErrors.NotPublished;
        }

        State = EpisodeState.Withdrawn;
        UpdatedAt = now;
        return Result.Success();
    }

    private void Take(EpisodeDetails details)
    {
        Title = details.Title.Trim();
        Description = details.Description.Trim();
        Notes = details.Notes;
        DurationSeconds = details.DurationSeconds;
        Season = details.Season;
        Number = details.Number;
        Type = details.Type;
        IsExplicit = details.IsExplicit;
        ArtworkUrl = details.ArtworkUrl?.AbsoluteUri;
        ChaptersUrl = details.ChaptersUrl?.AbsoluteUri;
        TranscriptUrl = details.TranscriptUrl?.AbsoluteUri;
        TranscriptFormat = details.TranscriptFormat;
    }

    private void Take(MediaFile media)
    {
        MediaUrl = media.Location.AbsoluteUri;
        MediaType = media.ContentType;
        MediaBytes = media.Bytes;
    }
}

using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Feeds;

/// <summary>A part of a feed, newest episodes first.</summary>
/// <param name="Page">From 1.</param>
/// <param name="HasNext">Whether older episodes follow on another page.</param>
public sealed record FeedPage(FeedShow Show, IReadOnlyList<FeedEpisode> Episodes, int Page, bool HasNext);

public sealed record FeedShow(
    string Slug,
    Guid PodcastGuid,
    string Title,
    string Description,
    string Language,
    string Author,
    string OwnerEmail,
    IReadOnlyList<string> Categories,
    bool IsExplicit,
    ShowType Type,
    string ArtworkUrl,
    string? Link,
    string? Copyright,
    string? FundingUrl,
    string? FundingText,
    bool IsLocked,
    DateTimeOffset UpdatedAt
);

public sealed record FeedEpisode(
    Guid Id,
    string ItemGuid,
    string Title,
    string Description,
    string? Notes,
    string MediaType,
    long MediaBytes,
    int? DurationSeconds,
    int? Season,
    int? Number,
    EpisodeType Type,
    bool IsExplicit,
    string? ArtworkUrl,
    string? ChaptersUrl,
    string? TranscriptUrl,
    TranscriptFormat? TranscriptFormat,
    DateTimeOffset PublishedAt
);

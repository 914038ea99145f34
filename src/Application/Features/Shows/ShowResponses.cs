using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <param name="FeedUrl">The public feed; <c>null</c> where each subscriber has an address of their own.</param>
/// <param name="PodcastGuid">What Podcasting 2.0 knows the show by, wherever its feed lies.</param>
/// <param name="EpisodeCount">Drafts and withdrawn ones too.</param>
public sealed record ShowResponse(
    Guid Id,
    string Slug,
    Uri? FeedUrl,
    Guid PodcastGuid,
    string Title,
    string Description,
    string Language,
    string Author,
    string OwnerEmail,
    IReadOnlyList<string> Categories,
    string ArtworkUrl,
    bool IsExplicit,
    ShowType ShowType,
    ShowAccess Access,
    string? Link,
    string? Copyright,
    string? FundingUrl,
    string? FundingText,
    bool IsLocked,
    int EpisodeCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    internal static ShowResponse Of(Show show, AppUrls urls) =>
        new(
            show.Id,
            show.Slug,
            show.Access == ShowAccess.Public ? urls.For(FeedPaths.OfShow(show.Slug)) : null,
            show.PodcastGuid,
            show.Title,
            show.Description,
            show.Language,
            show.Author,
            show.OwnerEmail,
            show.Categories,
            show.ArtworkUrl,
            show.IsExplicit,
            show.Type,
            show.Access,
            show.Link,
            show.Copyright,
            show.FundingUrl,
            show.FundingText,
            show.IsLocked,
            show.EpisodeCount,
            show.CreatedAt,
            show.UpdatedAt
        );
}

/// <summary>A show's place at a platform that reads its feed.</summary>
/// <param name="SubmissionUrl">Where the feed is made known to the platform, by its owner.</param>
/// <param name="FeedUrl">What to paste there; <c>null</c> where the show has no public feed.</param>
/// <param name="Proof">Who says that it is live: its owner, who gave its page, or the platform, which was asked.</param>
public sealed record ListingResponse(
    Platform Platform,
    string Name,
    ListingState State,
    Uri? SubmissionUrl,
    Uri? FeedUrl,
    string? PageUrl,
    ListingProof? Proof,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? LiveAt
)
{
    internal static ListingResponse Of(Show show, PlatformProfile platform, AppUrls urls)
    {
        var listing = show.Listings.FirstOrDefault(one => one.Platform == platform.Platform);
        return new(
            platform.Platform,
            platform.Name,
            listing?.State ?? ListingState.NotSubmitted,
            platform.SubmissionUrl,
            show.Access == ShowAccess.Public ? urls.For(FeedPaths.OfShow(show.Slug)) : null,
            listing?.PageUrl,
            listing?.Proof,
            listing?.SubmittedAt,
            listing?.LiveAt
        );
    }
}

/// <param name="UserId">Whose plan is asked for, where the show asks for one.</param>
/// <param name="RevokedAt">Since when the address opens nothing.</param>
public sealed record SubscriberResponse(
    Guid Id,
    string Name,
    Guid? UserId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt
)
{
    internal static SubscriberResponse Of(ShowSubscriber subscriber) =>
        new(subscriber.Id, subscriber.Name, subscriber.UserId, subscriber.CreatedAt, subscriber.RevokedAt);
}

/// <summary>What was fetched in a period.</summary>
/// <param name="From">The first day, in UTC.</param>
/// <param name="To">The last day.</param>
/// <param name="Days">Every day of the period.</param>
/// <param name="Episodes">The most fetched, most downloads first.</param>
public sealed record DownloadReport(
    DateOnly From,
    DateOnly To,
    long Downloads,
    IReadOnlyList<DayDownloads> Days,
    IReadOnlyList<EpisodeDownloads> Episodes
)
{
    public const int MaxEpisodes = 100;
}

public sealed record DayDownloads(DateOnly Day, long Downloads);

/// <param name="Title"><c>null</c> when the episode is deleted: what was fetched of it stays counted.</param>
public sealed record EpisodeDownloads(Guid EpisodeId, string? Title, long Downloads);

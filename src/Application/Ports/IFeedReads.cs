using StreamHub.Application.Features.Feeds;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Ports;

/// <summary>What the public asks for, of any organization's shows: whoever answers it decides who may have it.</summary>
public interface IFeedReads
{
    /// <summary>As it is in the database now; those who ask at the same time share a query.</summary>
    /// <returns><c>null</c> where no public feed is.</returns>
    Task<FeedEdition?> FindEditionAsync(string slug, CancellationToken cancellationToken);

    /// <returns><c>null</c> for an address that was never given, or was revoked.</returns>
    Task<PrivateFeed?> FindPrivateAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>One page of the feed as it was in that edition.</summary>
    /// <param name="page">From 1.</param>
    /// <returns><c>null</c> where the show was changed meanwhile: ask for its edition again.</returns>
    Task<FeedPage?> ReadPageAsync(FeedEdition edition, int page, CancellationToken cancellationToken);

    /// <returns><c>null</c> where no feed shows such an episode now.</returns>
    Task<EpisodeFile?> FindEpisodeAsync(Guid episodeId, CancellationToken cancellationToken);
}

/// <summary>The state of a feed, as cheap as it can be told: two that are equal stand for the same content.</summary>
/// <param name="LatestAt">When the last episode appeared that is shown; it moves on when the time of another has come.</param>
public sealed record FeedEdition(
    Guid ShowId,
    string Slug,
    long Version,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? LatestAt
);

/// <summary>A feed as one subscriber's address opens it.</summary>
/// <param name="UserId">Whose plan is asked for where the show asks for one.</param>
public sealed record PrivateFeed(FeedEdition Edition, Guid OrganizationId, ShowAccess Access, Guid? UserId);

/// <param name="MediaUrl">Where the file lies.</param>
public sealed record EpisodeFile(
    Guid EpisodeId,
    Guid ShowId,
    Guid OrganizationId,
    string Slug,
    ShowAccess Access,
    string MediaUrl
);

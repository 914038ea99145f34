using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common;
using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;
using StreamHub.Domain.Feeds;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Feeds;

/// <summary>Reads for everybody, across organizations: what is asked for here is addressed by slug, token or episode.</summary>
internal sealed class FeedReads : IFeedReads
{
    private static readonly string[] TenantFilter = [ModelConventions.TenantFilter];

    private readonly ReadContexts _contexts;
    private readonly FeedTerms _terms;
    private readonly TimeProvider _time;
    private readonly BatchLoader<string, FeedEdition> _editions;
    private readonly BatchLoader<Guid, EpisodeFile> _episodes;

    public FeedReads(ReadContexts contexts, FeedTerms terms, TimeProvider time)
    {
        _contexts = contexts;
        _terms = terms;
        _time = time;
        _editions = new BatchLoader<string, FeedEdition>(LoadEditionsAsync);
        _episodes = new BatchLoader<Guid, EpisodeFile>(LoadEpisodesAsync);
    }

    public Task<FeedEdition?> FindEditionAsync(string slug, CancellationToken cancellationToken) =>
        _editions.LoadAsync(slug, cancellationToken);

    public Task<EpisodeFile?> FindEpisodeAsync(Guid episodeId, CancellationToken cancellationToken) =>
        _episodes.LoadAsync(episodeId, cancellationToken);

    public async Task<PrivateFeed?> FindPrivateAsync(string tokenHash, CancellationToken cancellationToken)
    {
        var now = _time.Now();
        await using var context = _contexts.Create();
        var feeds =
            from subscriber in context.Set<ShowSubscriber>().IgnoreQueryFilters(TenantFilter)
            join show in context.Set<Show>() on subscriber.ShowId equals show.Id
            where subscriber.TokenHash == tokenHash && subscriber.RevokedAt == null
            select new PrivateFeed(
                new FeedEdition(
                    show.Id,
                    show.Slug,
                    show.Version,
                    show.UpdatedAt,
                    context
                        .Set<Episode>()
                        .Where(one =>
                            one.ShowId == show.Id && one.State == EpisodeState.Published && one.PublishedAt <= now
                        )
                        .Max(one => one.PublishedAt)
                ),
                show.OrganizationId,
                show.Access,
                subscriber.UserId
            );
        return await feeds.FirstOrDefaultAsync(cancellationToken);
    }

    // The show is read last: as it still is in the edition, so were the episodes, each of whose changes counts as its own.
    public async Task<FeedPage?> ReadPageAsync(FeedEdition edition, int page, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var episodes = await context
            .Set<Episode>()
            .IgnoreQueryFilters(TenantFilter)
            .Where(one =>
                one.ShowId == edition.ShowId
                && one.State == EpisodeState.Published
                && one.PublishedAt <= edition.LatestAt
            )
            .OrderByDescending(one => one.PublishedAt)
            .ThenByDescending(one => one.Id)
            .Skip((page - 1) * _terms.PageSize)
            .Take(_terms.PageSize + 1)
            .Select(one => new FeedEpisode(
                one.Id,
                one.ItemGuid,
                one.Title,
                one.Description,
                one.Notes,
                one.MediaType,
                one.MediaBytes,
                one.DurationSeconds,
                one.Season,
                one.Number,
                one.Type,
                one.IsExplicit,
                one.ArtworkUrl,
                one.ChaptersUrl,
                one.TranscriptUrl,
                one.TranscriptFormat,
                one.PublishedAt!.Value
            ))
            .ToListAsync(cancellationToken);
        var show = await context
            .Set<Show>()
            .IgnoreQueryFilters(TenantFilter)
            .Where(one => one.Id == edition.ShowId && one.Version == edition.Version)
            .Select(one => new FeedShow(
                one.Slug,
                one.PodcastGuid,
                one.Title,
                one.Description,
                one.Language,
                one.Author,
                one.OwnerEmail,
                one.Categories,
                one.IsExplicit,
                one.Type,
                one.ArtworkUrl,
                one.Link,
                one.Copyright,
                one.FundingUrl,
                one.FundingText,
                one.IsLocked,
                one.UpdatedAt
            ))
            .FirstOrDefaultAsync(cancellationToken);
        if (show is null)
        {
            return null;
        }

        var hasNext = episodes.Count > _terms.PageSize;
        return new FeedPage(show, hasNext ? episodes[..^1] : episodes, page, hasNext);
    }

    private async Task<Dictionary<string, FeedEdition>> LoadEditionsAsync(IReadOnlyCollection<string> slugs)
    {
        var now = _time.Now();
        await using var context = _contexts.Create();
        return await context
            .Set<Show>()
            .IgnoreQueryFilters(TenantFilter)
            .Where(show => slugs.Contains(show.Slug) && show.Access == ShowAccess.Public)
            .Select(show => new FeedEdition(
                show.Id,
                show.Slug,
                show.Version,
                show.UpdatedAt,
                context
                    .Set<Episode>()
                    .Where(one =>
                        one.ShowId == show.Id && one.State == EpisodeState.Published && one.PublishedAt <= now
                    )
                    .Max(one => one.PublishedAt)
            ))
            .ToDictionaryAsync(edition => edition.Slug, StringComparer.Ordinal);
    }

    private async Task<Dictionary<Guid, EpisodeFile>> LoadEpisodesAsync(IReadOnlyCollection<Guid> ids)
    {
        var now = _time.Now();
        await using var context = _contexts.Create();
        var files =
            from episode in context.Set<Episode>().IgnoreQueryFilters(TenantFilter)
            join show in context.Set<Show>() on episode.ShowId equals show.Id
            where ids.Contains(episode.Id) && episode.State == EpisodeState.Published && episode.PublishedAt <= now
            select new EpisodeFile(episode.Id, show.Id, show.OrganizationId, show.Slug, show.Access, episode.MediaUrl);
        return await files.ToDictionaryAsync(file => file.EpisodeId);
    }
}

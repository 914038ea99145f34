using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

internal sealed class EpisodeOfShow : Specification<Episode>
{
    public EpisodeOfShow(Guid showId, Guid id) => Query.Where(episode => episode.Id == id && episode.ShowId == showId);
}

internal sealed class EpisodeAnswer : Specification<Episode, EpisodeResponse>
{
    public EpisodeAnswer(Guid showId, Guid id)
    {
        Query.Where(episode => episode.Id == id && episode.ShowId == showId);
        Select(EpisodeResponse.Projection);
    }
}

internal sealed class NewestEpisodes : Specification<Episode, EpisodeResponse>
{
    public NewestEpisodes(Guid showId, Cursor? after, int count)
    {
        Query.Where(episode => episode.ShowId == showId);
        if (after is { } cursor)
        {
            Query.Where(episode =>
                episode.CreatedAt < cursor.At || (episode.CreatedAt == cursor.At && episode.Id.CompareTo(cursor.Id) < 0)
            );
        }

        Query.OrderByDescending(episode => episode.CreatedAt).OrderByDescending(episode => episode.Id).Take(count);
        Select(EpisodeResponse.Projection);
    }
}

using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <summary>An episode that is to be changed, with the show whose feed changes by that.</summary>
public sealed record LoadedEpisode(Show Show, Episode Episode);

public sealed class EpisodeInHand(IRepository<Show> shows, IRepository<Episode> episodes, FeedChanges changes)
{
    public async Task<Result<LoadedEpisode>> LoadAsync(Guid showId, Guid episodeId, CancellationToken cancellationToken)
    {
        var show = await shows.GetAsync(showId, cancellationToken);
        if (show is null)
        {
            return ShowErrors.NotFound;
        }

        var episode = await episodes.FirstOrDefaultAsync(new EpisodeOfShow(showId, episodeId), cancellationToken);
        return episode is null ? EpisodeErrors.NotFound : new LoadedEpisode(show, episode);
    }

    /// <summary>Counts it as a change of the feed, and has it announced where it is one that readers see.</summary>
    public EpisodeResponse Changed(LoadedEpisode loaded, DateTimeOffset now)
    {
        loaded.Show.FeedChanged(now);
        if (loaded.Episode.State != EpisodeState.Draft)
        {
            var shownAt = loaded.Episode.PublishedAt;
            changes.Announce(loaded.Show, shownAt > now ? shownAt : null);
        }

        return EpisodeResponse.Of(loaded.Episode);
    }

    public void Remove(LoadedEpisode loaded, DateTimeOffset now)
    {
        episodes.Remove(loaded.Episode);
        loaded.Show.DismissEpisode(now);
        if (loaded.Episode.State == EpisodeState.Published)
        {
            changes.Announce(loaded.Show);
        }
    }
}

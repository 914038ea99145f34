using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Shows;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

[RequirePermission(Permissions.ShowsRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetEpisode(Guid ShowId, Guid EpisodeId) : IQuery<EpisodeResponse>;

public sealed class GetEpisodeHandler(IReadRepository<Show> shows, IReadRepository<Episode> episodes)
    : IQueryHandler<GetEpisode, EpisodeResponse>
{
    public async Task<Result<EpisodeResponse>> Handle(GetEpisode query, CancellationToken cancellationToken)
    {
        if (!await shows.AnyAsync(new ShowById(query.ShowId), cancellationToken))
        {
            return ShowErrors.NotFound;
        }

        var episode = await episodes.FirstOrDefaultAsync(
            new EpisodeAnswer(query.ShowId, query.EpisodeId),
            cancellationToken
        );
        return episode is null ? EpisodeErrors.NotFound : episode;
    }
}

using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Shows;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <summary>A show's episodes, drafts and withdrawn ones too, those made last first.</summary>
[RequirePermission(Permissions.ShowsRead)]
public sealed record ListEpisodes(Guid ShowId, int? Limit, string? Cursor) : IQuery<Page<EpisodeResponse>>;

public sealed class ListEpisodesValidator : AbstractValidator<ListEpisodes>
{
    public ListEpisodesValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListEpisodesHandler(IReadRepository<Show> shows, IReadRepository<Episode> episodes)
    : IQueryHandler<ListEpisodes, Page<EpisodeResponse>>
{
    public async Task<Result<Page<EpisodeResponse>>> Handle(ListEpisodes query, CancellationToken cancellationToken)
    {
        if (!await shows.AnyAsync(new ShowById(query.ShowId), cancellationToken))
        {
            return ShowErrors.NotFound;
        }

        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await episodes.ListAsync(new NewestEpisodes(query.ShowId, after, size + 1), cancellationToken);
        return Page.Of(rows, size, episode => new Cursor(episode.CreatedAt, episode.Id));
    }
}

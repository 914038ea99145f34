using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>The organization's, newest first.</summary>
[RequirePermission(Permissions.ShowsRead)]
public sealed record ListShows(int? Limit, string? Cursor) : IQuery<Page<ShowResponse>>;

public sealed class ListShowsValidator : AbstractValidator<ListShows>
{
    public ListShowsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListShowsHandler(IReadRepository<Show> shows, AppUrls urls)
    : IQueryHandler<ListShows, Page<ShowResponse>>
{
    public async Task<Result<Page<ShowResponse>>> Handle(ListShows query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await shows.ListAsync(new NewestShows(after, size + 1), cancellationToken);
        return Page.Of(
            rows.ConvertAll(show => ShowResponse.Of(show, urls)),
            size,
            show => new Cursor(show.CreatedAt, show.Id)
        );
    }
}

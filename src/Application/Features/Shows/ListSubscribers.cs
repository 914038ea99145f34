using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>Who has an address of the feed, newest first, those whose address was revoked too.</summary>
[RequirePermission(Permissions.ShowsRead)]
public sealed record ListSubscribers(Guid ShowId, int? Limit, string? Cursor) : IQuery<Page<SubscriberResponse>>;

public sealed class ListSubscribersValidator : AbstractValidator<ListSubscribers>
{
    public ListSubscribersValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListSubscribersHandler(IReadRepository<Show> shows, IReadRepository<ShowSubscriber> subscribers)
    : IQueryHandler<ListSubscribers, Page<SubscriberResponse>>
{
    public async Task<Result<Page<SubscriberResponse>>> Handle(
        ListSubscribers query,
        CancellationToken cancellationToken
    )
    {
        if (!await shows.AnyAsync(new ShowById(query.ShowId), cancellationToken))
        {
            return ShowErrors.NotFound;
        }

        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await subscribers.ListAsync(new NewestSubscribers(query.ShowId, after, size + 1), cancellationToken);
        return Page.Of(rows, size, one => new Cursor(one.CreatedAt, one.Id));
    }
}

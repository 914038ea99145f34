using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Events;

namespace StreamHub.Application.Features.Events;

/// <summary>What happened in the organization, oldest first.</summary>
/// <param name="After">The last event that the reader knows; from the oldest that is kept when absent.</param>
/// <param name="Type">Which types; all when absent.</param>
[RequirePermission(Permissions.EventsRead)]
public sealed record ListEvents(Guid? After, IReadOnlyCollection<string>? Type, int? Limit) : IQuery<EventPage>;

/// <param name="HasMore">Ask again with <c>after</c> set to the last one's id.</param>
public sealed record EventPage(IReadOnlyList<EventResponse> Items, bool HasMore);

public sealed class ListEventsValidator : AbstractValidator<ListEvents>
{
    public ListEventsValidator()
    {
        RuleFor(query => query.Type).EventTypeNames();
        RuleFor(query => query.Limit).PageSize();
    }
}

public sealed class ListEventsHandler(IEventLog log, ICallerContext caller) : IQueryHandler<ListEvents, EventPage>
{
    public async Task<Result<EventPage>> Handle(ListEvents query, CancellationToken cancellationToken)
    {
        var organizationId = caller.Member.OrganizationId;
        var after = query.After is { } id ? await log.FindPositionAsync(organizationId, id, cancellationToken) : 0;
        if (after is not { } position)
        {
            return EventErrors.NotFound;
        }

        var size = query.Limit ?? Page.DefaultSize;
        var found = await log.ReadAsync(organizationId, position, query.Type, size + 1, cancellationToken);
        return new EventPage([.. found.Take(size).Select(placed => placed.Event)], found.Count > size);
    }
}

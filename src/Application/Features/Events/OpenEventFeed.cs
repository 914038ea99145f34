using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Events;

namespace StreamHub.Application.Features.Events;

/// <summary>Finds where a client begins that wants to be told of events as they happen.</summary>
/// <param name="After">The last event that it knows; when absent it is told what happens from now on.</param>
[RequirePermission(Permissions.EventsRead)]
public sealed record OpenEventFeed(Guid? After, IReadOnlyCollection<string>? Type) : IQuery<EventPlace>;

/// <summary>A place in an organization's log, and what is read from there on.</summary>
/// <param name="LastId">The event at the place; the empty id before the first.</param>
public sealed record EventPlace(Guid OrganizationId, long Position, Guid LastId, IReadOnlyCollection<string>? Types);

public sealed class OpenEventFeedValidator : AbstractValidator<OpenEventFeed>
{
    public OpenEventFeedValidator() => RuleFor(query => query.Type).EventTypeNames();
}

public sealed class OpenEventFeedHandler(IEventLog log, ICallerContext caller)
    : IQueryHandler<OpenEventFeed, EventPlace>
{
    public async Task<Result<EventPlace>> Handle(OpenEventFeed query, CancellationToken cancellationToken)
    {
        var organizationId = caller.Member.OrganizationId;
        if (query.After is not { } after)
        {
            var last = await log.FindLastAsync(organizationId, cancellationToken);
            return new EventPlace(organizationId, last?.Position ?? 0, last?.Event.Id ?? Guid.Empty, query.Type);
        }

        var position = await log.FindPositionAsync(organizationId, after, cancellationToken);
        return position is { } place ? new EventPlace(organizationId, place, after, query.Type) : EventErrors.NotFound;
    }
}

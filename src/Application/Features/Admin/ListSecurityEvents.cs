using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Admin;

/// <summary>What happened to accounts, keys and members, newest first.</summary>
/// <param name="UserId">Events that happened to, or were caused by, this user.</param>
/// <param name="From">The first moment.</param>
/// <param name="To">The moment after the last.</param>
[RequirePermission(Permissions.AuditRead)]
public sealed record ListSecurityEvents(
    SecurityEventKind? Kind,
    Guid? UserId,
    Guid? OrganizationId,
    DateTimeOffset? From,
    DateTimeOffset? To,
    int? Limit,
    string? Cursor
) : IQuery<Page<SecurityEventResponse>>;

/// <param name="UserId">Whom it happened to; <c>null</c> where no account is known.</param>
/// <param name="ActorId">Who did it; <c>null</c> where nobody was logged in, or StreamHub itself did.</param>
public sealed record SecurityEventResponse(
    Guid Id,
    SecurityEventKind Kind,
    DateTimeOffset OccurredAt,
    Guid? UserId,
    Guid? ActorId,
    Guid? OrganizationId,
    string? Address,
    string? Device,
    string? Detail
);

public sealed class ListSecurityEventsValidator : AbstractValidator<ListSecurityEvents>
{
    public ListSecurityEventsValidator()
    {
        RuleFor(query => query.Kind).IsInEnum();
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListSecurityEventsHandler(IReadRepository<SecurityEvent> events)
    : IQueryHandler<ListSecurityEvents, Page<SecurityEventResponse>>
{
    public async Task<Result<Page<SecurityEventResponse>>> Handle(
        ListSecurityEvents query,
        CancellationToken cancellationToken
    )
    {
        var size = query.Limit ?? Page.DefaultSize;
        var rows = await events.ListAsync(new EventsMatching(query, size + 1), cancellationToken);
        return Page.Of(rows, size, entry => new Cursor(entry.OccurredAt, entry.Id));
    }

    private sealed class EventsMatching : Specification<SecurityEvent, SecurityEventResponse>
    {
        public EventsMatching(ListSecurityEvents wanted, int count)
        {
            Narrow(wanted);
            if (Cursor.TryParse(wanted.Cursor, out var after))
            {
                Query.Where(entry =>
                    entry.OccurredAt < after.At || (entry.OccurredAt == after.At && entry.Id < after.Id)
                );
            }

            Query.OrderByDescending(entry => entry.OccurredAt).OrderByDescending(entry => entry.Id).Take(count);
            Select(entry => new SecurityEventResponse(
                entry.Id,
                entry.Kind,
                entry.OccurredAt,
                entry.UserId,
                entry.ActorId,
                entry.OrganizationId,
                entry.Address,
                entry.Device,
                entry.Detail
            ));
        }

        private void Narrow(ListSecurityEvents wanted)
        {
            if (wanted.Kind is { } kind)
            {
                Query.Where(entry => entry.Kind == kind);
            }

            if (wanted.UserId is { } userId)
            {
                Query.Where(entry => entry.UserId == userId || entry.ActorId == userId);
            }

            if (wanted.OrganizationId is { } organizationId)
            {
                Query.Where(entry => entry.OrganizationId == organizationId);
            }

            // The databases keep moments in UTC.
            if (wanted.From?.ToUniversalTime() is { } from)
            {
                Query.Where(entry => entry.OccurredAt >= from);
            }

            if (wanted.To?.ToUniversalTime() is { } to)
            {
                Query.Where(entry => entry.OccurredAt < to);
            }
        }
    }
}

using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Organizations;

/// <summary>What is offered to the user's confirmed address, newest first.</summary>
[RequirePermission(Permissions.ProfileRead)]
public sealed record ListReceivedInvitations(int? Limit, string? Cursor) : IQuery<Page<ReceivedInvitation>>;

public sealed class ListReceivedInvitationsValidator : AbstractValidator<ListReceivedInvitations>
{
    public ListReceivedInvitationsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListReceivedInvitationsHandler(
    IOrganizationReads organizations,
    ICallerContext caller,
    TimeProvider time
) : IQueryHandler<ListReceivedInvitations, Page<ReceivedInvitation>>
{
    public async Task<Result<Page<ReceivedInvitation>>> Handle(
        ListReceivedInvitations query,
        CancellationToken cancellationToken
    )
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await organizations.ListInvitationsToAsync(
            caller.User.UserId,
            time.Now(),
            after,
            size + 1,
            cancellationToken
        );
        return Page.Of(rows, size, invitation => new Cursor(invitation.CreatedAt, invitation.Id));
    }
}

using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>The organization's unanswered invitations, newest first, and those among them that have expired.</summary>
[RequirePermission(Permissions.OrganizationWrite)]
public sealed record ListInvitations(int? Limit, string? Cursor) : IQuery<Page<InvitationResponse>>;

public sealed class ListInvitationsValidator : AbstractValidator<ListInvitations>
{
    public ListInvitationsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListInvitationsHandler(IReadRepository<Invitation> invitations)
    : IQueryHandler<ListInvitations, Page<InvitationResponse>>
{
    public async Task<Result<Page<InvitationResponse>>> Handle(
        ListInvitations query,
        CancellationToken cancellationToken
    )
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await invitations.ListAsync(new NewestInvitations(after, size + 1), cancellationToken);
        return Page.Of(rows, size, invitation => new Cursor(invitation.CreatedAt, invitation.Id));
    }
}

using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Organizations;

/// <summary>The organization's members, those who joined last first.</summary>
[RequirePermission(Permissions.OrganizationRead)]
public sealed record ListMembers(int? Limit, string? Cursor) : IQuery<Page<MemberResponse>>;

public sealed class ListMembersValidator : AbstractValidator<ListMembers>
{
    public ListMembersValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListMembersHandler(IOrganizationReads organizations)
    : IQueryHandler<ListMembers, Page<MemberResponse>>
{
    public async Task<Result<Page<MemberResponse>>> Handle(ListMembers query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await organizations.ListMembersAsync(after, size + 1, cancellationToken);
        return Page.Of(rows, size, member => new Cursor(member.JoinedAt, member.UserId));
    }
}

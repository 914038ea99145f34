using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Organizations;

/// <summary>The organizations that the user can act for, newest first.</summary>
[RequirePermission(Permissions.ProfileRead)]
public sealed record ListOrganizations(int? Limit, string? Cursor) : IQuery<Page<OrganizationResponse>>;

public sealed class ListOrganizationsValidator : AbstractValidator<ListOrganizations>
{
    public ListOrganizationsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListOrganizationsHandler(IOrganizationReads organizations, ICallerContext caller)
    : IQueryHandler<ListOrganizations, Page<OrganizationResponse>>
{
    public async Task<Result<Page<OrganizationResponse>>> Handle(
        ListOrganizations query,
        CancellationToken cancellationToken
    )
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await organizations.ListPlacesOfAsync(caller.User.UserId, after, size + 1, cancellationToken);
        return Page.Of(rows, size, organization => new Cursor(organization.CreatedAt, organization.Id));
    }
}

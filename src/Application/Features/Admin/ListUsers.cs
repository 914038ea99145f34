using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Admin;

/// <summary>All accounts, newest first.</summary>
/// <param name="Search">The beginning of an address or a name, in any case.</param>
[RequirePermission(Permissions.UsersRead)]
public sealed record ListUsers(string? Search, UserRole? Role, int? Limit, string? Cursor) : IQuery<Page<AdminUser>>;

public sealed class ListUsersValidator : AbstractValidator<ListUsers>
{
    public ListUsersValidator()
    {
        RuleFor(query => query.Search).OptionalText(EmailAddress.MaxLength);
        RuleFor(query => query.Role).IsInEnum();
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListUsersHandler(IReadRepository<User> users) : IQueryHandler<ListUsers, Page<AdminUser>>
{
    public async Task<Result<Page<AdminUser>>> Handle(ListUsers query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await users.ListAsync(
            new UsersMatching(query.Search, query.Role, after, size + 1),
            cancellationToken
        );
        return Page.Of(rows, size, user => new Cursor(user.CreatedAt, user.Id));
    }
}

using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Admin;

internal sealed class AdminUserById : Specification<User, AdminUser>
{
    public AdminUserById(Guid id)
    {
        Query.Where(user => user.Id == id);
        Select(AdminUser.Projection);
    }
}

/// <summary>Newest first, those behind a cursor.</summary>
internal sealed class UsersMatching : Specification<User, AdminUser>
{
    public UsersMatching(string? search, UserRole? role, Cursor? after, int count)
    {
        if (search is not null)
        {
            var prefix = search.Trim().ToLowerInvariant();

            // The database folds the case here, whatever the culture of this process.
#pragma warning disable CA1304, CA1311, MA0011
            Query.Where(user =>
                user.NormalizedEmail.StartsWith(prefix) || user.DisplayName.ToLower().StartsWith(prefix)
            );
#pragma warning restore CA1304, CA1311, MA0011
        }

        if (role is { } wanted)
        {
            Query.Where(user => user.Role == wanted);
        }

        if (after is { } cursor)
        {
            Query.Where(user => user.CreatedAt < cursor.At || (user.CreatedAt == cursor.At && user.Id < cursor.Id));
        }

        Query.OrderByDescending(user => user.CreatedAt).OrderByDescending(user => user.Id).Take(count);
        Select(AdminUser.Projection);
    }
}

/// <summary>Somebody who can still act as an admin when this one can't.</summary>
internal sealed class OtherActiveAdmin : Specification<User>
{
    public OtherActiveAdmin(Guid userId) =>
        Query
            .Where(user => user.Id != userId && user.Role == UserRole.Admin && user.LockedAt == null)
            .OrderBy(user => user.Id);
}

internal sealed class RunningLoginsOf : Specification<Login>
{
    public RunningLoginsOf(Guid userId) => Query.Where(login => login.UserId == userId && login.EndedAt == null);
}

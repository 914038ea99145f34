using System.Linq.Expressions;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Admin;

/// <summary>An account as staff sees it.</summary>
/// <param name="LockedAt">Since when staff keeps the user out; <c>null</c> when it does not.</param>
public sealed record AdminUser(
    Guid Id,
    string Email,
    string DisplayName,
    UserRole Role,
    bool EmailConfirmed,
    Guid OrganizationId,
    DateTimeOffset? LockedAt,
    string? LockReason,
    DateTimeOffset CreatedAt
)
{
    private static readonly Func<User, AdminUser> Project = Projection.Compile();

    public static Expression<Func<User, AdminUser>> Projection =>
        user => new AdminUser(
            user.Id,
            user.Email.Value,
            user.DisplayName,
            user.Role,
            user.EmailConfirmedAt != null,
            user.PersonalOrganizationId,
            user.LockedAt,
            user.LockReason,
            user.CreatedAt
        );

    public static AdminUser Of(User user) => Project(user);
}

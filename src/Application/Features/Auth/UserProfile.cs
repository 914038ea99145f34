using System.Linq.Expressions;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <param name="OrganizationId">The personal organization, which owns what the user makes.</param>
public sealed record UserProfile(
    Guid Id,
    string Email,
    string DisplayName,
    UserRole Role,
    bool EmailConfirmed,
    bool TwoFactorEnabled,
    Guid OrganizationId,
    DateTimeOffset CreatedAt
)
{
    public static Expression<Func<User, UserProfile>> Projection { get; } =
        user => new UserProfile(
            user.Id,
            user.Email.Value,
            user.DisplayName,
            user.Role,
            user.EmailConfirmedAt != null,
            user.TwoFactorEnabledAt != null,
            user.PersonalOrganizationId,
            user.CreatedAt
        );

    public static UserProfile Of(User user) =>
        new(
            user.Id,
            user.Email.Value,
            user.DisplayName,
            user.Role,
            user.EmailConfirmedAt is not null,
            user.HasTwoFactor,
            user.PersonalOrganizationId,
            user.CreatedAt
        );
}

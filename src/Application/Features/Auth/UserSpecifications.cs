using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

internal sealed class UserByEmail : Specification<User>
{
    public UserByEmail(EmailAddress email) => Query.Where(user => user.NormalizedEmail == email.Normalized);
}

internal sealed class ProfileOfUser : Specification<User, UserProfile>
{
    public ProfileOfUser(Guid userId)
    {
        Query.Where(user => user.Id == userId);
        Select(UserProfile.Projection);
    }
}

/// <summary>The log-in's user, unless locked, or all log-ins of its generation were ended.</summary>
internal sealed class ProfileOfLogin : Specification<User, UserProfile>
{
    public ProfileOfLogin(Login login)
    {
        Query.Where(user =>
            user.Id == login.UserId && user.LoginGeneration == login.Generation && user.LockedAt == null
        );
        Select(UserProfile.Projection);
    }
}

internal sealed class IdByEmail : Specification<User, Guid?>
{
    public IdByEmail(EmailAddress email)
    {
        Query.Where(user => user.NormalizedEmail == email.Normalized);
        Select(user => user.Id);
    }
}

internal sealed class GenerationOfUser : Specification<User, int>
{
    public GenerationOfUser(Guid userId)
    {
        Query.Where(user => user.Id == userId);
        Select(user => user.LoginGeneration);
    }
}

internal sealed class ConfirmationByToken : Specification<EmailConfirmation>
{
    public ConfirmationByToken(string tokenHash) => Query.Where(confirmation => confirmation.TokenHash == tokenHash);
}

internal sealed class ResetByToken : Specification<PasswordReset>
{
    public ResetByToken(string tokenHash) => Query.Where(reset => reset.TokenHash == tokenHash);
}

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

internal sealed class ProfileOfActiveUser : Specification<User, UserProfile>
{
    public ProfileOfActiveUser(Guid userId)
    {
        Query.Where(user => user.Id == userId && user.LockedAt == null);
        Select(UserProfile.Projection);
    }
}

internal sealed class LoginByRefreshToken : Specification<Login>
{
    public LoginByRefreshToken(string presentedHash, string successorHash) =>
        Query
            .Where(login => login.Tokens.Any(token => token.Hash == presentedHash))
            .Include(login => login.Tokens.Where(token => token.Hash == presentedHash || token.Hash == successorHash));
}

internal sealed class ConfirmationByToken : Specification<EmailConfirmation>
{
    public ConfirmationByToken(string tokenHash) => Query.Where(confirmation => confirmation.TokenHash == tokenHash);
}

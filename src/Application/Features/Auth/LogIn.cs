using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

[OpenToAll("The password is what opens it.")]
public sealed record LogIn(string Email, string Password) : ICommand<AuthTokens>;

public sealed class LogInValidator : AbstractValidator<LogIn>
{
    public LogInValidator()
    {
        RuleFor(command => command.Email).NotEmpty().MaximumLength(EmailAddress.MaxLength);
        RuleFor(command => command.Password).NotEmpty().MaximumLength(User.PasswordMaxLength);
    }
}

public sealed class LogInHandler(IRepository<User> users, IPasswordHasher passwords, LoginStarter logins)
    : ICommandHandler<LogIn, AuthTokens>
{
    public async Task<Result<AuthTokens>> Handle(LogIn command, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(command.Email);
        var user = email.IsSuccess
            ? await users.FirstOrDefaultAsync(new UserByEmail(email.Value), cancellationToken)
            : null;

        // An unknown address costs a hash too, so that time does not tell it from a wrong password.
        if (!passwords.Verify(user?.PasswordHash, command.Password) || user is null)
        {
            return UserErrors.CredentialsInvalid;
        }

        return user.LockedAt is null ? logins.Start(UserProfile.Of(user)) : UserErrors.AccountDisabled;
    }
}

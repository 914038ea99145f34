using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.SecondStep;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

[OpenToAll("The password is what opens it.")]
public sealed record LogIn(string Email, string Password) : ICommand<AuthTokens>, IRetryOnConflict;

public sealed class LogInValidator : AbstractValidator<LogIn>
{
    public LogInValidator()
    {
        RuleFor(command => command.Email).NotEmpty().MaximumLength(EmailAddress.MaxLength);
        RuleFor(command => command.Password).PresentedPassword();
    }
}

public sealed class LogInHandler(
    IRepository<User> users,
    PasswordCheck passwords,
    LogInChallenger secondStep,
    LoginStarter logins
) : ICommandHandler<LogIn, AuthTokens>
{
    public async Task<Result<AuthTokens>> Handle(LogIn command, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(command.Email);
        var user = email.IsSuccess
            ? await users.FirstOrDefaultAsync(new UserByEmail(email.Value), cancellationToken)
            : null;
        var known = await passwords.JudgeAsync(user, command.Password, cancellationToken);
        if (!known.IsSuccess)
        {
            return known.Error;
        }

        if (known.Value.LockedAt is not null)
        {
            return UserErrors.AccountDisabled;
        }

        return known.Value.HasTwoFactor
            ? await secondStep.AskAsync(known.Value, cancellationToken)
            : logins.Start(known.Value);
    }
}

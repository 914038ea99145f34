using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Sets another password for who knows the current one. This log-in goes on; every other is over.</summary>
[RequirePermission(Permissions.ProfileWrite)]
public sealed record ChangePassword(string CurrentPassword, string NewPassword) : ICommand, IRetryOnConflict;

public sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(command => command.CurrentPassword).PresentedPassword();
        RuleFor(command => command.NewPassword).NewPassword();
    }
}

public sealed class ChangePasswordHandler(
    IRepository<User> users,
    IRepository<Login> logins,
    PasswordCheck passwords,
    IPasswordHasher hasher,
    ICallerContext caller,
    IOutbox outbox,
    SecurityLog log
) : ICommandHandler<ChangePassword>
{
    public async Task<Result> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(caller.User.UserId, cancellationToken);
        var known = await passwords.JudgeAsync(user, command.CurrentPassword, cancellationToken);
        if (!known.IsSuccess)
        {
            return known.Error == UserErrors.CredentialsInvalid
                ? UserErrors.PasswordWrong.Blaming("currentPassword")
                : known.Error;
        }

        user = known.Value;
        if (PasswordPolicy.Judge(command.NewPassword, user.Email, user.DisplayName, "newPassword") is { } objection)
        {
            return objection;
        }

        user.ChangePassword(hasher.Hash(command.NewPassword));
        var login = await logins.GetAsync(caller.User.LoginId, cancellationToken);
        login?.Keep(user);
        log.Record(SecurityEventKind.PasswordChanged, user.Id);
        outbox.Enqueue(new SendPasswordChanged(user.Id));
        return Result.Success();
    }
}

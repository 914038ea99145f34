using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>Switches two-factor log-in off for who knows the password and has the app or a recovery code.</summary>
[RequirePermission(Permissions.ProfileWrite)]
public sealed record DisableTwoFactor(string CurrentPassword, string? Code, string? RecoveryCode)
    : ICommand,
        IRetryOnConflict,
        ISecondFactor;

public sealed class DisableTwoFactorValidator : AbstractValidator<DisableTwoFactor>
{
    public DisableTwoFactorValidator()
    {
        RuleFor(command => command.CurrentPassword).PresentedPassword();
        this.OneSecondFactor();
    }
}

public sealed class DisableTwoFactorHandler(
    IRepository<User> users,
    IRepository<TwoFactor> twoFactors,
    PasswordCheck passwords,
    TwoFactorCheck codes,
    ICallerContext caller,
    IOutbox outbox,
    SecurityLog log
) : ICommandHandler<DisableTwoFactor>
{
    public async Task<Result> Handle(DisableTwoFactor command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(caller.User.UserId, cancellationToken);
        if (user is not { HasTwoFactor: true })
        {
            return TwoFactorErrors.NotOn;
        }

        var known = await passwords.JudgeAsync(user, command.CurrentPassword, cancellationToken);
        if (!known.IsSuccess)
        {
            return known.Error == UserErrors.CredentialsInvalid
                ? UserErrors.PasswordWrong.Blaming("currentPassword")
                : known.Error;
        }

        var judged = await codes.JudgeAsync(user, command, cancellationToken);
        if (!judged.IsSuccess)
        {
            return judged.Error.InAnswerTo(command);
        }

        judged.Value.TurnOff(user);
        twoFactors.Remove(judged.Value);
        log.Record(SecurityEventKind.TwoFactorDisabled, user.Id);
        outbox.Enqueue(new SendTwoFactorChanged(user.Id, IsOn: false));
        return Result.Success();
    }
}

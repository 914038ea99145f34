using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>Switches two-factor log-in on with a code that proves that the app has the secret.</summary>
[RequirePermission(Permissions.ProfileWrite)]
public sealed record ConfirmTwoFactor(string Code) : ICommand<RecoveryCodeSet>, IRetryOnConflict, ISecondFactor
{
    string? ISecondFactor.Code => Code;

    string? ISecondFactor.RecoveryCode => null;
}

public sealed class ConfirmTwoFactorValidator : AbstractValidator<ConfirmTwoFactor>
{
    public ConfirmTwoFactorValidator() => RuleFor(command => command.Code).NotEmpty().TotpCode();
}

public sealed class ConfirmTwoFactorHandler(
    IRepository<User> users,
    IRepository<TwoFactor> twoFactors,
    TwoFactorCheck codes,
    ITwoFactorSecrets secrets,
    ICallerContext caller,
    IOutbox outbox,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<ConfirmTwoFactor, RecoveryCodeSet>
{
    public async Task<Result<RecoveryCodeSet>> Handle(ConfirmTwoFactor command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(caller.User.UserId, cancellationToken);
        if (user is null)
        {
            return UserErrors.NotFound;
        }

        if (user.HasTwoFactor)
        {
            return TwoFactorErrors.AlreadyOn;
        }

        if (await twoFactors.GetAsync(user.Id, cancellationToken) is null)
        {
            return TwoFactorErrors.NotEnrolled;
        }

        var judged = await codes.JudgeAsync(user, command, cancellationToken);
        if (!judged.IsSuccess)
        {
            return judged.Error.InAnswerTo(command);
        }

        var (shown, hashes) = RecoveryCodeSet.Create(secrets, user.Id);
        judged.Value.TurnOn(user, hashes, time.Now());
        log.Record(SecurityEventKind.TwoFactorEnabled, user.Id);
        outbox.Enqueue(new SendTwoFactorChanged(user.Id, IsOn: true));
        return shown;
    }
}

using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>Makes new recovery codes for who has the app; those of before are void.</summary>
[RequirePermission(Permissions.ProfileWrite)]
public sealed record ReplaceRecoveryCodes(string Code) : ICommand<RecoveryCodeSet>, IRetryOnConflict, ISecondFactor
{
    string? ISecondFactor.Code => Code;

    string? ISecondFactor.RecoveryCode => null;
}

public sealed class ReplaceRecoveryCodesValidator : AbstractValidator<ReplaceRecoveryCodes>
{
    public ReplaceRecoveryCodesValidator() => RuleFor(command => command.Code).NotEmpty().TotpCode();
}

public sealed class ReplaceRecoveryCodesHandler(
    IRepository<User> users,
    TwoFactorCheck codes,
    ITwoFactorSecrets secrets,
    ICallerContext caller,
    SecurityLog log
) : ICommandHandler<ReplaceRecoveryCodes, RecoveryCodeSet>
{
    public async Task<Result<RecoveryCodeSet>> Handle(ReplaceRecoveryCodes command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(caller.User.UserId, cancellationToken);
        if (user is not { HasTwoFactor: true })
        {
            return TwoFactorErrors.NotOn;
        }

        var judged = await codes.JudgeAsync(user, command, cancellationToken);
        if (!judged.IsSuccess)
        {
            return judged.Error.InAnswerTo(command);
        }

        var (shown, hashes) = RecoveryCodeSet.Create(secrets, user.Id);
        judged.Value.ReplaceRecoveryCodes(hashes);
        log.Record(SecurityEventKind.RecoveryCodesReplaced, user.Id);
        return shown;
    }
}

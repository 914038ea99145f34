using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Sets a new password with a mailed link, ends every log-in, and proves the address, which the mail reached.</summary>
[OpenToAll("The mailed token is what opens it.")]
public sealed record ResetPassword(string Token, string NewPassword) : ICommand, IRetryOnConflict;

public sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator()
    {
        RuleFor(command => command.Token).MailedToken();
        RuleFor(command => command.NewPassword).NewPassword();
    }
}

public sealed class ResetPasswordHandler(
    IRepository<PasswordReset> resets,
    IRepository<User> users,
    IRepository<LogInGuard> guards,
    IOpaqueTokens opaqueTokens,
    IPasswordHasher passwords,
    IOutbox outbox,
    StaffAppointments staff,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<ResetPassword>
{
    public async Task<Result> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        if (opaqueTokens.Read(command.Token) is not { } token)
        {
            return UserErrors.ResetTokenInvalid;
        }

        var reset = await resets.FirstOrDefaultAsync(new ResetByToken(token.Hash), cancellationToken);
        var user = reset is null ? null : await users.GetAsync(reset.UserId, cancellationToken);
        var now = time.Now();
        if (reset is null || user is null || !reset.IsGoodFor(user, now))
        {
            return UserErrors.ResetTokenInvalid;
        }

        // A password that is refused leaves the link good for another try.
        if (PasswordPolicy.Judge(command.NewPassword, user.Email, user.DisplayName, "newPassword") is { } objection)
        {
            return objection;
        }

        var provesAddress = user.EmailConfirmedAt is null;
        reset.Use(user, passwords.Hash(command.NewPassword), now);
        var guard = await guards.GetAsync(user.Id, cancellationToken);
        guard?.Clear();
        log.Record(SecurityEventKind.PasswordReset, user.Id);
        if (provesAddress)
        {
            log.Record(SecurityEventKind.EmailConfirmed, user.Id);
            staff.Appoint(user);
        }

        outbox.Enqueue(new SendPasswordChanged(user.Id));
        return Result.Success();
    }
}

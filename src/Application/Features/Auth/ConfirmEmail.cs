using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

[OpenToAll("The mailed token is what opens it.")]
public sealed record ConfirmEmail(string Token) : ICommand, IRetryOnConflict;

public sealed class ConfirmEmailValidator : AbstractValidator<ConfirmEmail>
{
    public ConfirmEmailValidator() => RuleFor(command => command.Token).MailedToken();
}

public sealed class ConfirmEmailHandler(
    IRepository<EmailConfirmation> confirmations,
    IRepository<User> users,
    IOpaqueTokens opaqueTokens,
    SecurityLog log,
    StaffAppointments staff,
    TimeProvider time
) : ICommandHandler<ConfirmEmail>
{
    public async Task<Result> Handle(ConfirmEmail command, CancellationToken cancellationToken)
    {
        if (opaqueTokens.Read(command.Token) is not { } token)
        {
            return UserErrors.ConfirmationTokenInvalid;
        }

        var confirmation = await confirmations.FirstOrDefaultAsync(
            new ConfirmationByToken(token.Hash),
            cancellationToken
        );
        var user = confirmation is null ? null : await users.GetAsync(confirmation.UserId, cancellationToken);
        if (confirmation is null || user is null)
        {
            return UserErrors.ConfirmationTokenInvalid;
        }

        var now = time.Now();
        var use = confirmation.Use(now);
        if (!use.IsSuccess)
        {
            return use.Error;
        }

        if (user.EmailConfirmedAt is null)
        {
            user.ConfirmEmail(now);
            log.Record(SecurityEventKind.EmailConfirmed, user.Id);
        }

        staff.Appoint(user);
        return Result.Success();
    }
}

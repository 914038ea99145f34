using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

[OpenToAll("It mails a link to an address and tells the caller nothing of it.")]
public sealed record RequestPasswordReset(string Email) : ICommand;

public sealed class RequestPasswordResetValidator : AbstractValidator<RequestPasswordReset>
{
    public RequestPasswordResetValidator() => RuleFor(command => command.Email).EmailAddressText();
}

public sealed class RequestPasswordResetHandler(IReadRepository<User> users, IOutbox outbox, SecurityLog log)
    : ICommandHandler<RequestPasswordReset>
{
    public async Task<Result> Handle(RequestPasswordReset command, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(command.Email);
        if (!email.IsSuccess)
        {
            return email.Error;
        }

        // The same statements whether the address is known or not: the look-up, an event, a message. Only the message's
        // handler, which nobody waits for, does more for the one than for the other.
        var userId = await users.FirstOrDefaultAsync(new IdByEmail(email.Value), cancellationToken);
        log.Record(SecurityEventKind.PasswordResetRequested, userId);
        outbox.Enqueue(new SendPasswordReset(email.Value.Value));
        return Result.Success();
    }
}

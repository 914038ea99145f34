using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Mails another link that proves the caller's address, unless it is proven.</summary>
[RequirePermission(Permissions.ProfileWrite)]
[NoValidation("It has no members.")]
public sealed record ResendConfirmation : ICommand;

public sealed class ResendConfirmationHandler(IReadRepository<User> users, ICallerContext caller, IOutbox outbox)
    : ICommandHandler<ResendConfirmation>
{
    public async Task<Result> Handle(ResendConfirmation command, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new ProfileOfUser(caller.User.UserId), cancellationToken);
        if (user is { EmailConfirmed: false })
        {
            outbox.Enqueue(new SendEmailConfirmation(user.Id));
        }

        return Result.Success();
    }
}

using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Refuses the offered place. The organization sees the offer no more, and may make it again.</summary>
[RequirePermission(Permissions.MembershipsWrite)]
public sealed record DeclineInvitation(string Token) : ICommand, IRetryOnConflict;

public sealed class DeclineInvitationValidator : AbstractValidator<DeclineInvitation>
{
    public DeclineInvitationValidator() => RuleFor(command => command.Token).InvitationToken();
}

public sealed class DeclineInvitationHandler(InvitedPerson invited, TimeProvider time)
    : ICommandHandler<DeclineInvitation>
{
    public async Task<Result> Handle(DeclineInvitation command, CancellationToken cancellationToken)
    {
        var answer = await invited.FindAsync(command.Token, cancellationToken);
        return answer.IsSuccess
            ? answer.Value.Organization.Decline(answer.Value.User, answer.Value.TokenHash, time.Now())
            : answer.Error;
    }
}

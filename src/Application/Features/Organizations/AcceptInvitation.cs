using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Takes the offered place, if the offer is to an address that the user has confirmed.</summary>
[RequirePermission(Permissions.MembershipsWrite)]
public sealed record AcceptInvitation(string Token) : ICommand<OrganizationResponse>, IRetryOnConflict;

public sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator() => RuleFor(command => command.Token).InvitationToken();
}

public sealed class AcceptInvitationHandler(
    InvitedPerson invited,
    MemberPlaces places,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<AcceptInvitation, OrganizationResponse>
{
    public async Task<Result<OrganizationResponse>> Handle(
        AcceptInvitation command,
        CancellationToken cancellationToken
    )
    {
        var answer = await invited.FindAsync(command.Token, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Error;
        }

        var (organization, user, tokenHash) = answer.Value;
        var allowance = await places.ToJoinAsync(organization.Id, cancellationToken);
        var membership = organization.Accept(user, tokenHash, allowance, time.Now());
        if (!membership.IsSuccess)
        {
            return membership.Error;
        }

        var role = membership.Value.Role;
        log.Record(SecurityEventKind.MemberJoined, user.Id, organization.Id, detail: $"as {role}");
        return OrganizationResponse.Of(organization, role);
    }
}

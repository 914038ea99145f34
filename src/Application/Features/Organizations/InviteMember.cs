using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Offers a place in the organization to whoever has the address, by mail.</summary>
/// <param name="Role"><c>admin</c> or <c>member</c>, which it is when absent.</param>
[RequirePermission(Permissions.OrganizationWrite)]
public sealed record InviteMember(string Email, OrganizationRole? Role)
    : ICommand<InvitationResponse>,
        IRetryOnConflict;

public sealed class InviteMemberValidator : AbstractValidator<InviteMember>
{
    public InviteMemberValidator()
    {
        RuleFor(command => command.Email).EmailAddressText();
        RuleFor(command => command.Role)
            .Must(role => role is null or OrganizationRole.Admin or OrganizationRole.Member)
            .WithMessage("Only 'admin' and 'member' can be offered. Make a member an owner afterwards.");
    }
}

public sealed class InviteMemberHandler(
    IRepository<Organization> organizations,
    IReadRepository<User> users,
    MemberPlaces places,
    IOutbox outbox,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<InviteMember, InvitationResponse>
{
    public async Task<Result<InvitationResponse>> Handle(InviteMember command, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(command.Email);
        if (!email.IsSuccess)
        {
            return email.Error;
        }

        var actor = caller.User;
        var holder = await users.FirstOrDefaultAsync(new UserByEmail(email.Value), cancellationToken);
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationToInvite(actor.OrganizationId, actor.UserId, holder?.Id, email.Value.Normalized),
            cancellationToken
        );
        if (organization is null)
        {
            return OrganizationErrors.NotFound;
        }

        var role = command.Role ?? OrganizationRole.Member;
        var allowance = await places.ToOfferAsync(organization.Id, cancellationToken);
        var invitation = organization.Invite(actor.UserId, email.Value, role, holder?.Id, allowance, time.Now());
        if (!invitation.IsSuccess)
        {
            return invitation.Error;
        }

        outbox.Enqueue(new SendInvitation(invitation.Value.Id));
        log.Record(
            SecurityEventKind.MemberInvited,
            organizationId: organization.Id,
            detail: $"{email.Value.Value} as {role}"
        );
        return InvitationResponse.Of(invitation.Value);
    }
}

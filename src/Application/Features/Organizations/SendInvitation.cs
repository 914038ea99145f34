using System.Net;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Mails the link that an invitation is answered by.</summary>
[SystemOnly]
[MessageName("organizations.send-invitation", MessageLanes.Mail)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record SendInvitation(Guid InvitationId) : IMessage, IRetryOnConflict;

public sealed class SendInvitationHandler(
    IRepository<Organization> organizations,
    IReadRepository<User> users,
    IOpaqueTokens opaqueTokens,
    IUnitOfWork unitOfWork,
    IEmailSender emails,
    AppUrls urls,
    TimeProvider time
) : ICommandHandler<SendInvitation>
{
    public async Task<Result> Handle(SendInvitation command, CancellationToken cancellationToken)
    {
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationOfInvitation(command.InvitationId),
            cancellationToken
        );
        var invitation = organization?.Invitations.Single();
        if (invitation is null || time.Now() >= invitation.ExpiresAt)
        {
            return Result.Success();
        }

        // Made here and stored before the mail leaves, as an address's confirmation is. A retry's link replaces the one
        // before: of two mails the later one works.
        var token = opaqueTokens.Create();
        organization!.GiveToken(invitation, token.Hash);
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict)
        {
            return conflict;
        }

        var inviter = await users.FirstOrDefaultAsync(new ProfileOfUser(invitation.InvitedById), cancellationToken);
        await emails.SendAsync(
            Compose(organization, invitation, inviter?.DisplayName ?? "Somebody", token.Value),
            cancellationToken
        );
        return Result.Success();
    }

    // Names are other people's words: they stay out of the subject, which is a header.
    private EmailMessage Compose(Organization organization, Invitation invitation, string inviter, string token)
    {
        var link = urls.For($"invitation.html#token={token}");
        var days = (int)Invitation.Lifetime.TotalDays;
        var role = invitation.Role == OrganizationRole.Admin ? "an admin" : "a member";
        var text = $"""
            Hello,

            {inviter} invites you to be {role} of {organization.Name} at StreamHub:

            {link}

            The link works once, for {days} days, and only for an account with this address, confirmed. If you do not
            want to, do nothing.
            """;
        var html = $"""
            <p>Hello,</p>
            <p>{WebUtility.HtmlEncode(inviter)} invites you to be {role} of
            {WebUtility.HtmlEncode(organization.Name)} at StreamHub. <a href="{link}">See the invitation</a>.</p>
            <p>The link works once, for {days} days, and only for an account with this address, confirmed. If you do not
            want to, do nothing.</p>
            """;
        return new EmailMessage(invitation.Email.Value, "You are invited to an organization", text, html);
    }
}

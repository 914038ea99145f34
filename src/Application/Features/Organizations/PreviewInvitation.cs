using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>What the mailed link offers, for whoever has it and may have no account yet.</summary>
[OpenToAll("The mailed token is what opens it, and shows no more than the mail.")]
public sealed record PreviewInvitation(string Token) : IQuery<ReceivedInvitation>;

public sealed class PreviewInvitationValidator : AbstractValidator<PreviewInvitation>
{
    public PreviewInvitationValidator() => RuleFor(query => query.Token).InvitationToken();
}

public sealed class PreviewInvitationHandler(
    IOrganizationReads organizations,
    IOpaqueTokens opaqueTokens,
    TimeProvider time
) : IQueryHandler<PreviewInvitation, ReceivedInvitation>
{
    public async Task<Result<ReceivedInvitation>> Handle(PreviewInvitation query, CancellationToken cancellationToken)
    {
        var token = opaqueTokens.Read(query.Token);
        var invitation = token is null
            ? null
            : await organizations.FindInvitationAsync(token.Hash, time.Now(), cancellationToken);
        return invitation is null ? InvitationErrors.TokenInvalid : invitation;
    }
}

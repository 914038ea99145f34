using System.Net;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Mails the link that proves a user's address.</summary>
[SystemOnly]
[MessageName("auth.send-email-confirmation", MessageLanes.Mail)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record SendEmailConfirmation(Guid UserId) : IMessage;

public sealed class SendEmailConfirmationHandler(
    IReadRepository<User> users,
    IRepository<EmailConfirmation> confirmations,
    IOpaqueTokens opaqueTokens,
    IUnitOfWork unitOfWork,
    IEmailSender emails,
    AppUrls urls,
    TimeProvider time
) : ICommandHandler<SendEmailConfirmation>
{
    public async Task<Result> Handle(SendEmailConfirmation command, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new ProfileOfUser(command.UserId), cancellationToken);
        if (user is null || user.EmailConfirmed)
        {
            return Result.Success();
        }

        // The token is made here, not queued, so that only its hash is ever at rest; and it is stored before the mail
        // leaves, so that no mailed link is unknown to us. A retry mails another link, and both work.
        var token = opaqueTokens.Create();
        confirmations.Add(EmailConfirmation.Issue(user.Id, token.Hash, time.Now()));
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict)
        {
            return conflict;
        }

        await emails.SendAsync(Compose(user, token.Value), cancellationToken);
        return Result.Success();
    }

    // The token travels in the fragment, which browsers send to nobody and servers never log.
    private EmailMessage Compose(UserProfile user, string token)
    {
        var link = urls.For($"confirm-email.html#token={token}");
        var hours = (int)EmailConfirmation.Lifetime.TotalHours;
        var text = $"""
            Hello {user.DisplayName},

            please confirm your address for StreamHub:

            {link}

            The link works once, for {hours} hours. If you did not sign up, ignore this mail.
            """;
        var html = $"""
            <p>Hello {WebUtility.HtmlEncode(user.DisplayName)},</p>
            <p>please <a href="{link}">confirm your address</a> for StreamHub.</p>
            <p>The link works once, for {hours} hours. If you did not sign up, ignore this mail.</p>
            """;
        return new EmailMessage(user.Email, "Confirm your address", text, html);
    }
}

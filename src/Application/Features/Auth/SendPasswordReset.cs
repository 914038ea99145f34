using System.Net;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Mails the link that sets a new password, if the address has an account.</summary>
[SystemOnly]
[MessageName("auth.send-password-reset", MessageLanes.Mail)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record SendPasswordReset(string Email) : IMessage;

public sealed class SendPasswordResetHandler(
    IReadRepository<User> users,
    IRepository<PasswordReset> resets,
    IOpaqueTokens opaqueTokens,
    IUnitOfWork unitOfWork,
    IEmailSender emails,
    AppUrls urls,
    TimeProvider time
) : ICommandHandler<SendPasswordReset>
{
    public async Task<Result> Handle(SendPasswordReset command, CancellationToken cancellationToken)
    {
        var email = EmailAddress.FromStored(command.Email);
        var user = await users.FirstOrDefaultAsync(new UserByEmail(email), cancellationToken);
        if (user is null)
        {
            return Result.Success();
        }

        // As with the confirmation of an address: the token is at rest as a hash only, and stored before the mail leaves.
        var token = opaqueTokens.Create();
        resets.Add(PasswordReset.Issue(user, token.Hash, time.Now()));
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict)
        {
            return conflict;
        }

        await emails.SendAsync(Compose(user, token.Value), cancellationToken);
        return Result.Success();
    }

    // The token travels in the fragment, which browsers send to nobody and servers never log.
    private EmailMessage Compose(User user, string token)
    {
        var link = urls.For($"reset-password.html#token={token}");
        var minutes = (int)PasswordReset.Lifetime.TotalMinutes;
        var text = $"""
            Hello {user.DisplayName},

            somebody, probably you, asked for a new password for your StreamHub account. Choose it here:

            {link}

            The link works once, for {minutes} minutes. If you did not ask for it, ignore this mail: nothing changes.
            """;
        var html = $"""
            <p>Hello {WebUtility.HtmlEncode(user.DisplayName)},</p>
            <p>somebody, probably you, asked for a new password for your StreamHub account.
            <a href="{link}">Choose it here</a>.</p>
            <p>The link works once, for {minutes} minutes. If you did not ask for it, ignore this mail: nothing
            changes.</p>
            """;
        return new EmailMessage(user.Email.Value, "Choose a new password", text, html);
    }
}

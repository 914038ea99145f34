using System.Net;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Tells the owner of an account by mail that its password was changed: if it was not they, they must know.</summary>
[SystemOnly]
[MessageName("auth.send-password-changed", MessageLanes.Mail)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record SendPasswordChanged(Guid UserId) : IMessage;

public sealed class SendPasswordChangedHandler(IReadRepository<User> users, IEmailSender emails, AppUrls urls)
    : ICommandHandler<SendPasswordChanged>
{
    public async Task<Result> Handle(SendPasswordChanged command, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new ProfileOfUser(command.UserId), cancellationToken);
        if (user is not null)
        {
            await emails.SendAsync(Compose(user), cancellationToken);
        }

        return Result.Success();
    }

    private EmailMessage Compose(UserProfile user)
    {
        var link = urls.For("reset-password.html");
        var text = $"""
            Hello {user.DisplayName},

            the password of your StreamHub account was changed, and other devices were logged out.

            If it was not you, somebody else knows your password or reads your mail. Choose a new one at once:

            {link}
            """;
        var html = $"""
            <p>Hello {WebUtility.HtmlEncode(user.DisplayName)},</p>
            <p>the password of your StreamHub account was changed, and other devices were logged out.</p>
            <p>If it was not you, somebody else knows your password or reads your mail.
            <a href="{link}">Choose a new one</a> at once.</p>
            """;
        return new EmailMessage(user.Email, "Your password was changed", text, html);
    }
}

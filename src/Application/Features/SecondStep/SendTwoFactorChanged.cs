using System.Net;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>Tells the owner of an account by mail that two-factor log-in was switched: if it was not they, they must know.</summary>
[SystemOnly]
[MessageName("auth.send-two-factor-changed", MessageLanes.Mail)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record SendTwoFactorChanged(Guid UserId, bool IsOn) : IMessage;

public sealed class SendTwoFactorChangedHandler(IReadRepository<User> users, IEmailSender emails, AppUrls urls)
    : ICommandHandler<SendTwoFactorChanged>
{
    public async Task<Result> Handle(SendTwoFactorChanged command, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new ProfileOfUser(command.UserId), cancellationToken);
        if (user is not null)
        {
            await emails.SendAsync(Compose(user, command.IsOn), cancellationToken);
        }

        return Result.Success();
    }

    private EmailMessage Compose(UserProfile user, bool isOn)
    {
        var link = urls.For("reset-password.html");
        var change = isOn ? "switched on" : "switched off";
        var effect = isOn
            ? "From now on each log-in needs a code of your authenticator app besides the password."
            : "From now on the password is enough to log in.";
        var text = $"""
            Hello {user.DisplayName},

            two-factor log-in of your StreamHub account was {change}. {effect}

            If it was not you, somebody else knows your password. Choose a new one at once:

            {link}
            """;
        var html = $"""
            <p>Hello {WebUtility.HtmlEncode(user.DisplayName)},</p>
            <p>two-factor log-in of your StreamHub account was {change}. {effect}</p>
            <p>If it was not you, somebody else knows your password.
            <a href="{link}">Choose a new one</a> at once.</p>
            """;
        return new EmailMessage(user.Email, $"Two-factor log-in was {change}", text, html);
    }
}

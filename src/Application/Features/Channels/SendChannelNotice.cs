using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Channels;

/// <summary>Mails one owner that a channel has to be connected again, if that is still so.</summary>
[SystemOnly]
[MessageName("channels.send-notice", MessageLanes.Mail)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record SendChannelNotice(Guid ChannelId, Guid UserId) : IMessage;

public sealed class SendChannelNoticeHandler(
    IRepository<Channel> channels,
    IReadRepository<User> users,
    IEmailSender emails,
    AppUrls urls
) : ICommandHandler<SendChannelNotice>
{
    public async Task<Result> Handle(SendChannelNotice command, CancellationToken cancellationToken)
    {
        var channel = await channels.GetAsync(command.ChannelId, cancellationToken);
        var user = await users.FirstOrDefaultAsync(new ProfileOfUser(command.UserId), cancellationToken);
        if (channel is { State: ChannelState.NeedsReconnect } && user is not null)
        {
            await emails.SendAsync(Compose(channel, user), cancellationToken);
        }

        return Result.Success();
    }

    private EmailMessage Compose(Channel channel, UserProfile user)
    {
        var platform = PlatformCatalogue.Of(channel.Platform).Name;
        var news =
            $"{platform} does not let StreamHub into the channel \"{channel.DisplayName}\" any more: the consent was taken "
            + "back or has ended. Nothing is published there until somebody connects the channel again.";
        return NewsMail.To(user, $"Connect your {platform} channel again", news, urls.Public);
    }
}

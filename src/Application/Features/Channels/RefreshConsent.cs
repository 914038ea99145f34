using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Has a channel's consent refreshed, because its access ends soon or because its owner asked for all.</summary>
[SystemOnly]
[MessageName("channels.refresh-consent", MessageLanes.Channels)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RefreshConsent(Guid ChannelId) : IMessage;

public sealed class RefreshConsentHandler(IRepository<Channel> channels, ChannelRefresher refresher)
    : ICommandHandler<RefreshConsent>
{
    public async Task<Result> Handle(RefreshConsent command, CancellationToken cancellationToken)
    {
        var channel = await channels.FirstOrDefaultAsync(new OpenChannel(command.ChannelId), cancellationToken);
        if (channel is not null)
        {
            // What the platform did not answer is due again, and the sweep comes for it: a message that waited besides would
            // ask it the same.
            await refresher.RunAsync(channel, cancellationToken);
        }

        return Result.Success();
    }
}

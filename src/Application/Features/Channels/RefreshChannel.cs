using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Asks the platform now whether it still takes the channel's consent, and for fresh access.</summary>
[RequirePermission(Permissions.ChannelsWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record RefreshChannel(Guid Id) : ICommand<ChannelResponse>;

public sealed class RefreshChannelHandler(IRepository<Channel> channels, ChannelRefresher refresher)
    : ICommandHandler<RefreshChannel, ChannelResponse>
{
    public async Task<Result<ChannelResponse>> Handle(RefreshChannel command, CancellationToken cancellationToken)
    {
        var channel = await channels.FirstOrDefaultAsync(new OpenChannel(command.Id), cancellationToken);
        if (channel is null)
        {
            return ChannelErrors.NotFound;
        }

        var refreshed = await refresher.RunAsync(channel, cancellationToken);
        return refreshed.IsSuccess ? ChannelResponse.Of(channel) : refreshed.Error;
    }
}

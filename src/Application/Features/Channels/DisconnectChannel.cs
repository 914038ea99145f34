using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Takes a channel away at once. Its consent is given back at the platform in the background.</summary>
[RequirePermission(Permissions.ChannelsWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DisconnectChannel(Guid Id) : ICommand, IRetryOnConflict;

public sealed class DisconnectChannelHandler(
    IRepository<Channel> channels,
    IOutbox outbox,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<DisconnectChannel>
{
    public async Task<Result> Handle(DisconnectChannel command, CancellationToken cancellationToken)
    {
        var channel = await channels.FirstOrDefaultAsync(new OpenChannel(command.Id), cancellationToken);
        if (channel is null)
        {
            return ChannelErrors.NotFound;
        }

        channel.Disconnect(caller.Member.UserId, time.Now());
        if (channel.SealedTokens is not null)
        {
            outbox.Enqueue(new RevokeConsent(channel.Id));
        }

        log.Record(
            SecurityEventKind.ChannelDisconnected,
            organizationId: caller.Member.OrganizationId,
            detail: $"{channel.Platform} {channel.Id}"
        );
        return Result.Success();
    }
}

using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Disconnects the channels of an organization that there is no more, a few at a time.</summary>
[SystemOnly]
[MessageName("channels.withdraw", MessageLanes.Channels)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record WithdrawChannels(Guid OrganizationId) : IMessage, IRetryOnConflict;

public sealed class WithdrawChannelsHandler(IRepository<Channel> channels, IOutbox outbox, TimeProvider time)
    : ICommandHandler<WithdrawChannels>
{
    private const int BatchSize = 100;

    public async Task<Result> Handle(WithdrawChannels command, CancellationToken cancellationToken)
    {
        var open = await channels.ListAsync(new OpenChannelsOf(command.OrganizationId, BatchSize), cancellationToken);
        foreach (var channel in open)
        {
            channel.Disconnect(userId: null, time.Now());
            outbox.Enqueue(new RevokeConsent(channel.Id));
        }

        if (open.Count == BatchSize)
        {
            outbox.Enqueue(command);
        }

        return Result.Success();
    }
}

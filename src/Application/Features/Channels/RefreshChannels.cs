using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Queues a refresh of every channel of the organization that has a consent.</summary>
[RequirePermission(Permissions.ChannelsWrite)]
[NoValidation("It has no members.")]
public sealed record RefreshChannels : ICommand<QueuedRefreshes>;

/// <param name="Queued">How many channels the platforms are asked about; the list tells what became of each.</param>
public sealed record QueuedRefreshes(int Queued);

public sealed class RefreshChannelsHandler(IReadRepository<Channel> channels, IOutbox outbox)
    : ICommandHandler<RefreshChannels, QueuedRefreshes>
{
    public async Task<Result<QueuedRefreshes>> Handle(RefreshChannels command, CancellationToken cancellationToken)
    {
        var ids = await channels.ListAsync(new ConsentedChannels(), cancellationToken);
        ids.ForEach(id => outbox.Enqueue(new RefreshConsent(id)));
        return new QueuedRefreshes(ids.Count);
    }
}

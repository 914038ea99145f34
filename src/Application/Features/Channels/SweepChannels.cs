using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>
/// Queues the refresh of consents whose access ends soon, and forgets connections that nobody finished. No platform is asked
/// here.
/// </summary>
[SystemOnly]
[NoValidation("It has no members.")]
public sealed record SweepChannels : ICommand<Swept>, IRetryOnConflict;

public sealed class SweepChannelsHandler(
    IRepository<Channel> channels,
    IRepository<ChannelConnection> connections,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<SweepChannels, Swept>
{
    private const int BatchSize = 100;

    public async Task<Result<Swept>> Handle(SweepChannels command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await channels.ListAsync(new ChannelsDueForRefresh(now, BatchSize), cancellationToken);
        foreach (var channel in due)
        {
            channel.PostponeRefresh(now);
            outbox.Enqueue(new RefreshConsent(channel.Id));
        }

        var expired = await connections.ListAsync(new ExpiredConnections(now, BatchSize), cancellationToken);
        expired.ForEach(connections.Remove);
        return new Swept(due.Count + expired.Count, due.Count == BatchSize || expired.Count == BatchSize);
    }
}

using StreamHub.Application.Features.Organizations;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Channels;

/// <summary>Tells an organization's owners that a channel needs them, once: with the change that makes it so.</summary>
public sealed class ChannelNotices(IReadRepository<Organization> organizations, IOutbox outbox)
{
    public async Task TellOwnersAsync(Channel channel, CancellationToken cancellationToken)
    {
        var owners = await organizations.FirstOrDefaultAsync(new OwnersOf(channel.OrganizationId), cancellationToken);
        foreach (var owner in owners ?? [])
        {
            outbox.Enqueue(new SendChannelNotice(channel.Id, owner));
        }
    }
}

using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;

namespace StreamHub.Infrastructure.Channels;

internal sealed class ChannelPublishers(IEnumerable<IChannelPublisher> publishers) : IChannelPublishers
{
    public IChannelPublisher? Find(Platform platform) => publishers.FirstOrDefault(one => one.Platform == platform);
}

using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;

namespace StreamHub.Infrastructure.Channels;

internal sealed class ChannelProviders(IEnumerable<IChannelProvider> providers) : IChannelProviders
{
    public IChannelProvider? Find(Platform platform) => providers.FirstOrDefault(one => one.Platform == platform);
}

using StreamHub.Domain.Events;

namespace StreamHub.Domain.Channels;

public sealed record ChannelEventData(Platform Platform, string DisplayName) : EventData;

/// <content>What is told of it.</content>
public sealed partial class Channel
{
    private void TellState(Guid? userId, DateTimeOffset now)
    {
        var type = State switch
        {
            ChannelState.Connected => EventTypes.ChannelConnected,
            ChannelState.NeedsReconnect => EventTypes.ChannelNeedsReconnect,
            _ => EventTypes.ChannelDisconnected,
        };
        var data = new ChannelEventData(Platform, DisplayName);
        Tell(new DomainEvent(NewId(now), OrganizationId, userId, type, Id, data, now));
    }
}

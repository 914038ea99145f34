using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Messaging;

internal sealed class Outbox(StreamHubDbContext context, TimeProvider time) : IOutbox
{
    public void Enqueue(IMessage message, DateTimeOffset? notBefore = null) =>
        context.Add(OutboxMessage.Of(message, time.Now(), notBefore));
}

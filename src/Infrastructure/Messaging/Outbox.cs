using System.Diagnostics;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Messaging;

internal sealed class Outbox(StreamHubDbContext context, TimeProvider time) : IOutbox
{
    public void Enqueue(IMessage message, DateTimeOffset? notBefore = null)
    {
        var now = time.Now();
        context.Add(
            new OutboxMessage(
                AggregateRoot.NewId(now),
                MessageTypes.NameOf(message.GetType()),
                MessageTypes.Serialize(message),
                Activity.Current?.Id,
                now,
                notBefore ?? now
            )
        );
    }
}

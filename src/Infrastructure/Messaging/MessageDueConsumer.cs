using MassTransit;

namespace StreamHub.Infrastructure.Messaging;

internal sealed class MessageDueConsumer(MessageProcessor processor, MessagesInFlight inFlight, RelaySignal relay)
    : IConsumer<MessageDue>
{
    public async Task Consume(ConsumeContext<MessageDue> context)
    {
        try
        {
            await processor.ProcessAsync(context.Message, context.CancellationToken);
        }
        finally
        {
            if (inFlight.End(context.Message))
            {
                relay.Wake();
            }
        }
    }
}

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
            // What the end of this process broke off stays among the unfinished, which are handed back.
            if (!context.CancellationToken.IsCancellationRequested && inFlight.End(context.Message))
            {
                relay.Wake();
            }
        }
    }
}

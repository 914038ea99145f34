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
            inFlight.End(context.Message);
            if (inFlight.WantsMore)
            {
                relay.Wake();
            }
        }
    }
}

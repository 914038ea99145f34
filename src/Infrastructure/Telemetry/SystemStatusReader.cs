using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Messaging;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Telemetry;

internal sealed partial class SystemStatusReader(
    StreamHubDbContext context,
    IOptions<MessagingOptions> messaging,
    ILogger<SystemStatusReader> logger
) : ISystemStatusReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private string Broker => messaging.Value.RabbitMq is null ? "in-process" : "rabbitmq";

    public async Task<SystemStatus> ReadAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            var messages = context.Set<OutboxMessage>().AsNoTracking();
            var waiting = await messages.LongCountAsync(message => message.DeadAt == null, bound.Token);
            var dead = await messages.LongCountAsync(message => message.DeadAt != null, bound.Token);
            return new SystemStatus(DatabaseIsUp: true, Broker, waiting, dead);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            DatabaseIsAway(exception);
            return new SystemStatus(DatabaseIsUp: false, Broker, QueueDepth: null, DeadLetters: null);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer")]
    private partial void DatabaseIsAway(Exception exception);
}

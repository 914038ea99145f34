using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Messaging;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Telemetry;

internal sealed partial class SystemStatusReader(
    IServiceScopeFactory scopes,
    IOptions<MessagingOptions> messaging,
    ILogger<SystemStatusReader> logger
) : ISystemStatusReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private string Broker => messaging.Value.RabbitMq is null ? "in-process" : "rabbitmq";

    public async Task<SystemStatus> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Not waited for longer, rather than cancelled: to cancel, the driver asks the very server that hangs.
            var (waiting, dead) = await CountMessagesAsync().WaitAsync(Patience, cancellationToken);
            return new SystemStatus(DatabaseIsUp: true, Broker, waiting, dead);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            DatabaseIsAway(exception);
            return new SystemStatus(DatabaseIsUp: false, Broker, QueueDepth: null, DeadLetters: null);
        }
    }

    private async Task<(long Waiting, long Dead)> CountMessagesAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>().Set<OutboxMessage>();
        var waiting = await messages.LongCountAsync(message => message.DeadAt == null);
        var dead = await messages.LongCountAsync(message => message.DeadAt != null);
        return (waiting, dead);
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer")]
    private partial void DatabaseIsAway(Exception exception);
}

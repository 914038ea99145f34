using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>A stored message is due. Whoever gets this looks at the row, under the fence of this claim.</summary>
public sealed record MessageDue(Guid Id, int Fence);

/// <summary>
/// Hands due messages to the transport in batches. A message whose worker died is due again when its claim runs out, so
/// this is also the sweep for what a dead process left behind.
/// </summary>
internal sealed partial class OutboxRelay(
    IServiceScopeFactory scopes,
    IDatabaseDialect dialect,
    IBus bus,
    RelaySignal signal,
    MessagesInFlight inFlight,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<OutboxRelay> logger
) : BackgroundService
{
    private const int BatchSize = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var relayed = 0;
            try
            {
                relayed = await RelayBatchAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                RelayFailed(exception);
            }

            if (relayed < BatchSize)
            {
                await signal.WaitAsync(options.Value.PollInterval, stoppingToken);
            }
        }
    }

    private async Task<int> RelayBatchAsync(CancellationToken cancellationToken)
    {
        var room = Math.Min(BatchSize, inFlight.Room);
        if (room == 0)
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var now = time.Now();
        var claimed = await context
            .Database.SqlQueryRaw<MessageDue>(dialect.ClaimMessages, now, now + options.Value.Lease, room)
            .ToListAsync(cancellationToken);
        foreach (var due in claimed)
        {
            inFlight.Begin(due);
        }

        inFlight.MoreIsQueued = claimed.Count == room;
        // Once its claim has run out it is claimed again, and a broker need not keep this one.
        await bus.PublishBatch(claimed, publish => publish.TimeToLive = options.Value.Lease, cancellationToken);
        return claimed.Count;
    }

    [LoggerMessage(LogLevel.Error, "Due messages could not be handed on; they stay queued")]
    private partial void RelayFailed(Exception exception);
}

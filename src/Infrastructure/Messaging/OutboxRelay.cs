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

/// <summary>A row that this process has just claimed.</summary>
internal sealed record ClaimedMessage(Guid Id, int Fence, string Name);

/// <summary>
/// Hands due messages to the transport in batches. A message whose worker died is due again when its claim runs out, so
/// this is also the sweep for what a dead process left behind.
/// </summary>
internal sealed partial class OutboxRelay(
    IServiceScopeFactory scopes,
    IDatabaseDialect dialect,
    IBus bus,
    MessageTypes types,
    RelaySignal signal,
    MessagesInFlight inFlight,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<OutboxRelay> logger
) : BackgroundService
{
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

            if (relayed < inFlight.BatchSize)
            {
                await signal.WaitAsync(options.Value.PollInterval, stoppingToken);
            }
        }
    }

    private async Task<int> RelayBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var now = time.Now();
        var leftOut = string.Join(',', inFlight.NamesWithoutRoom);
        // Not cancelled: what is claimed and not known here could not be handed back, and nobody would work on it.
        var claimed = await context
            .Database.SqlQueryRaw<ClaimedMessage>(
                dialect.ClaimMessages,
                now,
                now + options.Value.Lease,
                inFlight.BatchSize,
                leftOut
            )
            .ToListAsync(CancellationToken.None);
        inFlight.MoreIsQueued = claimed.Count == inFlight.BatchSize || leftOut.Length > 0;
        await Task.WhenAll(claimed.Select(message => HandOnAsync(message, cancellationToken)));
        return claimed.Count;
    }

    private async Task HandOnAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        var due = new MessageDue(message.Id, message.Fence);
        var lane = types.LaneOf(message.Name);
        inFlight.Begin(due, lane);
        var queue = await bus.GetSendEndpoint(new Uri($"queue:{MessagingRegistration.QueueOf(lane)}"));
        // Once its claim has run out it is claimed again, and a broker need not keep this one.
        await queue.Send(due, sending => sending.TimeToLive = options.Value.Lease, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Due messages could not be handed on; they stay queued")]
    private partial void RelayFailed(Exception exception);
}

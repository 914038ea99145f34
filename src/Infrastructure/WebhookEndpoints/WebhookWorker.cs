using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.WebhookEndpoints;

namespace StreamHub.Infrastructure.WebhookEndpoints;

/// <summary>
/// Follows the event logs, and empties what is due at each endpoint by a worker of its own: who waits for a slow receiver
/// holds up no other. It runs on every node; what two of them find at once only one of them gets.
/// </summary>
internal sealed partial class WebhookWorker(
    IServiceScopeFactory scopes,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<WebhookWorker> logger
) : BackgroundService
{
    /// <summary>How many endpoints a process sends to at a time.</summary>
    private const int MaxEndpoints = 256;

    private readonly ConcurrentDictionary<Guid, Task> _emptying = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var isMore = await LookAsync(stoppingToken);
                if (!isMore)
                {
                    await Task.Delay(options.Value.PollInterval, stoppingToken);
                }
            }
        }
        finally
        {
            // Each hands back what it has claimed.
            await Task.WhenAll(_emptying.Values);
        }
    }

    /// <returns>Whether logs may have more to follow at once.</returns>
    private async Task<bool> LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = ScopeOfSystem();
            var queue = scope.ServiceProvider.GetRequiredService<WebhookQueue>();
            var moved = await queue.FollowLogsAsync(time.Now(), stoppingToken);
            var room = MaxEndpoints - _emptying.Count;
            var due = await queue.FindDueEndpointsAsync(time.Now(), [.. _emptying.Keys], room, stoppingToken);
            foreach (var endpointId in due)
            {
                Begin(endpointId, stoppingToken);
            }

            return moved > 0;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LookFailed(exception);
            return false;
        }
    }

    // Entered before it runs, so that it cannot end before it is entered.
    private void Begin(Guid endpointId, CancellationToken stoppingToken)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_emptying.TryAdd(endpointId, EmptyAsync(endpointId, start.Task, stoppingToken)))
        {
            start.SetResult();
        }
    }

    private async Task EmptyAsync(Guid endpointId, Task start, CancellationToken stoppingToken)
    {
        await start;
        try
        {
            while (await DeliverAsync(endpointId, stoppingToken)) { }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends, and what was claimed is handed back.
        }
        catch (Exception exception)
        {
            DeliveringFailed(exception, endpointId);
        }
        finally
        {
            _emptying.TryRemove(endpointId, out _);
        }
    }

    /// <returns>Whether there is more to send at once.</returns>
    private async Task<bool> DeliverAsync(Guid endpointId, CancellationToken stoppingToken)
    {
        stoppingToken.ThrowIfCancellationRequested();
        SentWebhooks sent;
        await using (var scope = ScopeOfSystem())
        {
            var dispatcher = scope.ServiceProvider.GetRequiredService<IDispatcher>();
            var result = await dispatcher.Send(new DeliverWebhooks(endpointId), stoppingToken);
            sent = result.Value;
        }

        if (sent.Outcome is { } outcome)
        {
            await using var scope = ScopeOfSystem();
            var dispatcher = scope.ServiceProvider.GetRequiredService<IDispatcher>();
            await dispatcher.Send(new JudgeWebhookEndpoint(endpointId, outcome), stoppingToken);
        }

        return sent.AreMoreDue;
    }

    private AsyncServiceScope ScopeOfSystem()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Set(Caller.System);
        return scope;
    }

    [LoggerMessage(LogLevel.Warning, "Webhooks could not be looked for; they are looked for again")]
    private partial void LookFailed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Webhooks to endpoint {EndpointId} could not be sent or kept; they are due again")]
    private partial void DeliveringFailed(Exception exception, Guid endpointId);
}

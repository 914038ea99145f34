using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Telemetry;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.Domain.Webhooks;
using StreamHub.Infrastructure.Messaging;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Telemetry;

/// <summary>Measures how far the outbox, the webhook inbox and outgoing webhooks are behind, while anybody listens.</summary>
internal sealed partial class QueueMetrics : BackgroundService
{
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly ILogger<QueueMetrics> _logger;
    private readonly ObservableGauge<long> _messagesGauge;

    private Sample _latest = new(0, 0, 0, 0, 0, 0, 0);

    public QueueMetrics(
        IServiceScopeFactory scopes,
        TimeProvider time,
        IMeterFactory meters,
        IOptions<TelemetryOptions> options,
        ILogger<QueueMetrics> logger
    )
    {
        (_scopes, _time, _logger) = (scopes, time, logger);
        _interval = options.Value.SampleInterval;
        var meter = meters.Create(StreamHubTelemetry.Name);
        _messagesGauge = meter.CreateObservableGauge("streamhub.outbox.messages", () => _latest.ByState);
        meter.CreateObservableGauge("streamhub.outbox.lag", () => _latest.OutboxLagSeconds, "s");
        meter.CreateObservableGauge("streamhub.inbox.lag", () => _latest.InboxLagSeconds, "s");
        meter.CreateObservableGauge("streamhub.webhooks.pending", () => _latest.PendingWebhooks);
        meter.CreateObservableGauge("streamhub.webhooks.lag", () => _latest.WebhookLagSeconds, "s");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!_messagesGauge.Enabled)
            {
                continue;
            }

            try
            {
                _latest = await MeasureAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                MeasuringFailed(exception);
            }
        }
    }

    private async Task<Sample> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var messages = context.Set<OutboxMessage>().AsNoTracking();
        var alive = messages.Where(message => message.DeadAt == null);
        var received = context
            .Set<WebhookEvent>()
            .AsNoTracking()
            .Where(stored => stored.State == WebhookEventState.Received);
        var enabled = context
            .Set<WebhookEndpoint>()
            .IgnoreQueryFilters()
            .Where(endpoint => endpoint.State == WebhookEndpointState.Enabled)
            .Select(endpoint => endpoint.Id);
        var pending = context
            .Set<WebhookDelivery>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .Where(delivery => delivery.DueAt != null && enabled.Contains(delivery.EndpointId));
        var now = _time.Now();
        var oldestMessage = await alive.MinAsync(message => (DateTimeOffset?)message.CreatedAt, cancellationToken);
        var oldestEvent = await received.MinAsync(stored => (DateTimeOffset?)stored.ReceivedAt, cancellationToken);
        return new Sample(
            await alive.LongCountAsync(message => message.Failures == 0, cancellationToken),
            await alive.LongCountAsync(message => message.Failures > 0, cancellationToken),
            await messages.LongCountAsync(message => message.DeadAt != null, cancellationToken),
            AgeOf(oldestMessage),
            AgeOf(oldestEvent),
            await pending.LongCountAsync(cancellationToken),
            AgeOf(await pending.Where(one => one.DueAt <= now).MinAsync(one => one.DueAt, cancellationToken))
        );
    }

    private double AgeOf(DateTimeOffset? oldest) => oldest is { } since ? (_time.Now() - since).TotalSeconds : 0;

    [LoggerMessage(LogLevel.Warning, "The queues could not be measured")]
    private partial void MeasuringFailed(Exception exception);

    /// <param name="Failing">Waiting for another try.</param>
    /// <param name="WebhookLagSeconds">How long what is to be sent to an endpoint now has been waiting for that.</param>
    private sealed record Sample(
        long Waiting,
        long Failing,
        long Dead,
        double OutboxLagSeconds,
        double InboxLagSeconds,
        long PendingWebhooks,
        double WebhookLagSeconds
    )
    {
        public IEnumerable<Measurement<long>> ByState =>
            [In("waiting", Waiting), In("failing", Failing), In("dead", Dead)];

        private static Measurement<long> In(string state, long count) =>
            new(count, new KeyValuePair<string, object?>("state", state));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.Infrastructure.Events;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.WebhookEndpoints;

/// <summary>Forgets deliveries with their events, and deleted endpoints with their deliveries.</summary>
internal sealed class OldDeliveriesSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    IOptions<EventOptions> options,
    TimeProvider time,
    ILogger<OldDeliveriesSweep> logger
) : Sweep(scopes, leases, logger)
{
    private const int BatchSize = 1_000;

    protected override string Name => "old-webhook-deliveries";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var context = services.GetRequiredService<StreamHubDbContext>();
        var before = time.Now() - options.Value.RetainedFor;
        var deleted = context
            .Set<WebhookEndpoint>()
            .IgnoreQueryFilters()
            .Where(endpoint => endpoint.DeletedAt != null)
            .Select(endpoint => endpoint.Id);
        var deliveries = context.Set<WebhookDelivery>().IgnoreQueryFilters();
        var forgotten = await deliveries
            .Where(delivery => delivery.OccurredAt <= before || deleted.Contains(delivery.EndpointId))
            .Take(BatchSize)
            .ExecuteDeleteAsync(cancellationToken);
        await context
            .Set<WebhookEndpoint>()
            .IgnoreQueryFilters()
            .Where(endpoint => endpoint.DeletedAt != null)
            .Where(endpoint => !deliveries.Any(delivery => delivery.EndpointId == endpoint.Id))
            .ExecuteDeleteAsync(cancellationToken);
        return forgotten == BatchSize;
    }
}

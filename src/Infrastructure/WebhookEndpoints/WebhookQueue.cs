using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Features.Events;
using StreamHub.Application.Ports;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.Infrastructure.Events;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.WebhookEndpoints;

/// <summary>A row that this process has just claimed.</summary>
internal sealed record ClaimedDelivery(Guid Id, long Version);

/// <summary>Makes deliveries of what event logs gain, and finds and claims those that are due; for StreamHub itself.</summary>
internal sealed class WebhookQueue(StreamHubDbContext context, IDatabaseDialect dialect) : IWebhookQueue
{
    private const int EndpointsAtOnce = 100;
    private const int EventsAtOnce = 100;

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>
    /// Moves endpoints on in their logs by one statement, which adds the deliveries of what they pass. An endpoint that
    /// another node is moving is left to it.
    /// </summary>
    /// <returns>How many endpoints were behind; there may be others, and these may be so still.</returns>
    public async Task<int> FollowLogsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var moved = await context
            .Database.SqlQueryRaw<int>(dialect.FollowEventLogs, now, EndpointsAtOnce, EventsAtOnce)
            .ToListAsync(cancellationToken);
        return moved.Single();
    }

    /// <returns>Enabled endpoints at which something is due, who has waited longest first.</returns>
    public Task<List<Guid>> FindDueEndpointsAsync(
        DateTimeOffset now,
        IReadOnlyCollection<Guid> butFor,
        int count,
        CancellationToken cancellationToken
    )
    {
        var due = context
            .Set<WebhookDelivery>()
            .IgnoreQueryFilters([ModelConventions.TenantFilter])
            .Where(delivery => delivery.DueAt <= now);
        return context
            .Set<WebhookEndpoint>()
            .IgnoreQueryFilters([ModelConventions.TenantFilter])
            .Where(endpoint => endpoint.State == WebhookEndpointState.Enabled && !butFor.Contains(endpoint.Id))
            .Select(endpoint => new
            {
                endpoint.Id,
                Since = due.Where(delivery => delivery.EndpointId == endpoint.Id).Min(delivery => delivery.DueAt),
            })
            .Where(found => found.Since != null)
            .OrderBy(found => found.Since)
            .Select(found => found.Id)
            .Take(count)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ClaimedWebhook>> ClaimAsync(
        Guid endpointId,
        int count,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        // Not cancelled: what is claimed and not known here could not be handed back.
        var claimed = await context
            .Database.SqlQueryRaw<ClaimedDelivery>(dialect.ClaimWebhooks, endpointId, now, until, count)
            .ToListAsync(CancellationToken.None);
        var ids = claimed.ConvertAll(claim => claim.Id);
        var rows = await (
            from delivery in context.Set<WebhookDelivery>().IgnoreQueryFilters([ModelConventions.TenantFilter])
            where ids.Contains(delivery.Id)
            join logged in context.Set<LoggedEvent>().IgnoreQueryFilters([ModelConventions.TenantFilter])
                on delivery.EventId equals logged.Id
                into found
            from logged in found.DefaultIfEmpty()
            select new { Delivery = delivery, Logged = logged }
        )
            .AsNoTracking()
            .ToDictionaryAsync(row => row.Delivery.Id, cancellationToken);
        return claimed.ConvertAll(claim => new ClaimedWebhook(
            claim.Id,
            claim.Version,
            MessageOf(rows[claim.Id].Delivery, rows[claim.Id].Logged)
        ));
    }

    public async Task<long?> FindPositionBeforeAsync(
        Guid organizationId,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var moment = since.ToUniversalTime();
        var first = await context
            .Set<LoggedEvent>()
            .IgnoreQueryFilters([ModelConventions.TenantFilter])
            .Where(logged => logged.OrganizationId == organizationId && logged.OccurredAt >= moment)
            .MinAsync(logged => (long?)logged.Position, cancellationToken);
        return first - 1;
    }

    private static EventResponse? MessageOf(WebhookDelivery delivery, LoggedEvent? logged) =>
        logged is not null ? logged.ToResponse()
        : delivery.EventType == WebhookDelivery.TestType
            ? new EventResponse(
                delivery.EventId,
                delivery.EventType,
                delivery.EndpointId,
                UserId: null,
                delivery.OccurredAt,
                Nothing
            )
        : null;
}

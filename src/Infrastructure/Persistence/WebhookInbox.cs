using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Ports;
using StreamHub.Domain.Webhooks;
using StreamHub.Infrastructure.Messaging;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Stores events that come at the same time in one transaction. Each is answered for after that transaction: when it
/// fails because of one of them, each is stored by itself; when the database is away, none is answered for.
/// </summary>
internal sealed partial class WebhookInbox : IWebhookInbox
{
    private readonly IServiceScopeFactory _scopes;
    private readonly IOutageClassifier _outages;
    private readonly IntakeLoad _load;
    private readonly TimeProvider _time;
    private readonly ILogger<WebhookInbox> _logger;
    private readonly BatchLoader<Delivery, Task<bool>> _deliveries;

    public WebhookInbox(
        IServiceScopeFactory scopes,
        IOutageClassifier outages,
        IntakeLoad load,
        TimeProvider time,
        ILogger<WebhookInbox> logger
    )
    {
        _scopes = scopes;
        _outages = outages;
        _load = load;
        _time = time;
        _logger = logger;
        _deliveries = new BatchLoader<Delivery, Task<bool>>(StoreAsync);
    }

    public async Task<bool> StoreAsync(WebhookEvent received, IMessage processing, CancellationToken cancellationToken)
    {
        var message = OutboxMessage.Of(processing, _time.Now());
        var stored = await _deliveries.LoadAsync(new Delivery(received, message), cancellationToken);
        return await stored!;
    }

    private async Task<Dictionary<Delivery, Task<bool>>> StoreAsync(IReadOnlyCollection<Delivery> deliveries)
    {
        _load.Storing(deliveries.Count);
        try
        {
            if (await TryStoreAsync(deliveries) is { } stored)
            {
                return deliveries.ToDictionary(one => one, one => Task.FromResult(stored.Contains(one)));
            }
        }
        catch (Exception refused) when (deliveries.Count > 1 && !_outages.IsOutage(refused))
        {
            StoredOneByOne(refused, deliveries.Count);
        }

        var results = new Dictionary<Delivery, Task<bool>>();
        foreach (var one in deliveries)
        {
            results.Add(one, await StoreAloneAsync(one));
        }

        return results;
    }

    private async Task<Task<bool>> StoreAloneAsync(Delivery delivery)
    {
        try
        {
            // Where a twin came between the look and the write, it is in either way.
            return Task.FromResult(await TryStoreAsync([delivery]) is { Count: > 0 });
        }
        catch (Exception refused) when (!_outages.IsOutage(refused))
        {
            return Task.FromException<bool>(refused);
        }
    }

    /// <returns>Which of them were new; <c>null</c> when a twin of one was stored between the look and the write.</returns>
    private async Task<HashSet<Delivery>?> TryStoreAsync(IReadOnlyCollection<Delivery> deliveries)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var known = await KnownAsync(context, deliveries);
        var fresh = deliveries.Where(one => known.Add(one.Name)).ToHashSet();
        foreach (var (received, message) in fresh)
        {
            context.Add(received);
            context.Add(message);
        }

        // Nobody's leaving stops it: others wait for it too.
        var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        return await unitOfWork.SaveChangesAsync(CancellationToken.None) is null ? fresh : null;
    }

    private static async Task<HashSet<(WebhookVendor Vendor, string ExternalId)>> KnownAsync(
        StreamHubDbContext context,
        IReadOnlyCollection<Delivery> deliveries
    )
    {
        var vendors = deliveries.Select(one => one.Name.Vendor).Distinct().ToArray();
        var externalIds = deliveries.Select(one => one.Name.ExternalId).ToArray();
        var known = await context
            .Set<WebhookEvent>()
            .Where(stored => vendors.Contains(stored.Vendor) && externalIds.Contains(stored.ExternalId))
            .Select(stored => new { stored.Vendor, stored.ExternalId })
            .ToListAsync();
        return [.. known.Select(stored => (stored.Vendor, stored.ExternalId))];
    }

    [LoggerMessage(LogLevel.Warning, "{Count} events could not be stored at once; each is stored by itself")]
    private partial void StoredOneByOne(Exception exception, int count);

    private sealed record Delivery(WebhookEvent Received, OutboxMessage Processing)
    {
        public (WebhookVendor Vendor, string ExternalId) Name => (Received.Vendor, Received.ExternalId);
    }
}

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
/// Stores events that come at the same time with one statement. Each is answered for after that: when it fails because of
/// one of them, each is stored by itself; when the database is away, none is answered for.
/// </summary>
internal sealed partial class WebhookInbox : IWebhookInbox
{
    private readonly IServiceScopeFactory _scopes;
    private readonly IDatabaseDialect _dialect;
    private readonly IOutageClassifier _outages;
    private readonly RelaySignal _relay;
    private readonly IntakeLoad _load;
    private readonly TimeProvider _time;
    private readonly ILogger<WebhookInbox> _logger;
    private readonly BatchLoader<Delivery, Task<bool>> _deliveries;

    public WebhookInbox(
        IServiceScopeFactory scopes,
        IDatabaseDialect dialect,
        IOutageClassifier outages,
        RelaySignal relay,
        IntakeLoad load,
        TimeProvider time,
        ILogger<WebhookInbox> logger
    )
    {
        _scopes = scopes;
        _dialect = dialect;
        _outages = outages;
        _relay = relay;
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
            var stored = await WriteAsync(deliveries);
            return deliveries.ToDictionary(one => one, one => Task.FromResult(stored.Contains(one.Received.Id)));
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
            return Task.FromResult(await WriteAsync([delivery]) is { Count: > 0 });
        }
        catch (Exception refused) when (!_outages.IsOutage(refused))
        {
            return Task.FromException<bool>(refused);
        }
    }

    /// <summary>One statement, which nobody's leaving stops: others wait for it too.</summary>
    /// <returns>The ids of those that were new.</returns>
    private async Task<HashSet<Guid>> WriteAsync(IReadOnlyCollection<Delivery> deliveries)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var rows = deliveries.Select(one => ReceivedEventRow.Of(one.Received, one.Processing)).ToList();
        var stored = await context
            .Database.SqlQueryRaw<Guid>(_dialect.StoreWebhookEvents, ReceivedEventJson.Write(rows))
            .ToListAsync();
        if (stored.Count > 0)
        {
            _relay.Wake();
        }

        return [.. stored];
    }

    [LoggerMessage(LogLevel.Warning, "{Count} events could not be stored at once; each is stored by itself")]
    private partial void StoredOneByOne(Exception exception, int count);

    private sealed record Delivery(WebhookEvent Received, OutboxMessage Processing);
}

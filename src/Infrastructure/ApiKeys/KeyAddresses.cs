using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.ApiKeys;

/// <summary>
/// Records the first use of a key from each place as a security event, before the request goes on. What the table knows
/// is kept in memory, so that only a process's first request of a key from an address asks it.
/// </summary>
internal sealed class KeyAddresses(ReadContexts contexts, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MaxRemembered = 100_000;

    private readonly ConcurrentDictionary<(Guid KeyId, string Address), bool> _known = new();

    public ValueTask NoteAsync(
        KeyCaller key,
        string prefix,
        ClientOrigin origin,
        CancellationToken cancellationToken
    ) =>
        origin.Address is { } address && !_known.ContainsKey((key.KeyId, address))
            ? new ValueTask(MeetAsync(key, prefix, origin, address, cancellationToken))
            : ValueTask.CompletedTask;

    private async Task MeetAsync(
        KeyCaller key,
        string prefix,
        ClientOrigin origin,
        string address,
        CancellationToken cancellationToken
    )
    {
        var place = origin.Network!;
        if (!await IsKnownAsync(key.KeyId, place, cancellationToken))
        {
            await RecordAsync(key, place, prefix, origin, cancellationToken);
        }

        if (_known.Count >= MaxRemembered)
        {
            _known.Clear();
        }

        _known[(key.KeyId, address)] = true;
    }

    private async Task<bool> IsKnownAsync(Guid keyId, string place, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context
            .Set<KeyAddress>()
            .AnyAsync(known => known.KeyId == keyId && known.Place == place, cancellationToken);
    }

    private async Task RecordAsync(
        KeyCaller key,
        string place,
        string prefix,
        ClientOrigin origin,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CallerContext>().Set(key);
        services.GetRequiredService<OriginContext>().Set(origin);
        services.GetRequiredService<IRepository<KeyAddress>>().Add(KeyAddress.Of(key.KeyId, place, time.Now()));
        services
            .GetRequiredService<SecurityLog>()
            .Record(SecurityEventKind.KeyUsedFromNewAddress, key.UserId, key.OrganizationId, prefix);

        // When another request was faster it is told already: the table takes each place once, and the event with it.
        await services.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Forgets idempotency keys that are over.</summary>
internal sealed class ExpiredKeysSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    TimeProvider time,
    ILogger<ExpiredKeysSweep> logger
) : Sweep(scopes, leases, logger)
{
    protected override string Name => "expired-idempotency-keys";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var now = time.Now();
        await services
            .GetRequiredService<StreamHubDbContext>()
            .Set<IdempotencyKey>()
            .Where(key => key.ExpiresAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}

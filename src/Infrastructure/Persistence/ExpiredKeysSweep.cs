using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Forgets idempotency keys that are over, those of clients and those that the payment vendor has forgotten.</summary>
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
        var context = services.GetRequiredService<StreamHubDbContext>();
        await context.Set<IdempotencyKey>().Where(key => key.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        var oldest = now - PaymentWrite.Lifetime;
        await context
            .Set<PaymentWrite>()
            .Where(write => write.StartedAt <= oldest)
            .ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}

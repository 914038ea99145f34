using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Features.Billing;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Billing;

/// <summary>Compares with the payment vendor: see <see cref="ReconcileSubscriptions"/>. A run that fails is logged, and the next one tries again.</summary>
internal sealed class ReconciliationSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    IOptions<BillingOptions> options,
    ILogger<ReconciliationSweep> logger
) : Sweep(scopes, leases, logger)
{
    protected override string Name => "billing-reconciliation";

    protected override TimeSpan Interval => options.Value.ReconciliationInterval;

    protected override async Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IDispatcher>().Send(new ReconcileSubscriptions(), cancellationToken);
        return false;
    }
}

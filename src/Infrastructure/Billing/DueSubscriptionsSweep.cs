using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Features.Billing;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Billing;

/// <summary>Makes up for what the payment vendor did not tell: see <see cref="SweepSubscriptions"/>.</summary>
internal sealed class DueSubscriptionsSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    IOptions<BillingOptions> options,
    ILogger<DueSubscriptionsSweep> logger
) : CommandSweep<SweepSubscriptions>(scopes, leases, logger)
{
    protected override string Name => "due-subscriptions";

    protected override TimeSpan Interval => options.Value.SweepInterval;
}

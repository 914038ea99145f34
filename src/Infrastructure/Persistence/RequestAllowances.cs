using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Plans;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Remembers allowances for some seconds: they bound floods and grant nothing, so that a little age does no harm, and no
/// request pays for looking one up.
/// </summary>
internal sealed class RequestAllowances : IRequestAllowances, IDisposable
{
    private const int MaxRemembered = 100_000;

    private readonly Remembered<Guid, RequestAllowance> _allowances;
    private readonly ReadContexts _contexts;
    private readonly TimeProvider _time;

    public RequestAllowances(ReadContexts contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
        _allowances = new Remembered<Guid, RequestAllowance>(MaxRemembered, LoadAsync, time);
    }

    public async ValueTask<RequestAllowance> FindAsync(Guid organizationId, CancellationToken cancellationToken) =>
        (await _allowances.FindAsync(organizationId, cancellationToken))!;

    public void Dispose() => _allowances.Dispose();

    private async Task<Dictionary<Guid, RequestAllowance>> LoadAsync(IReadOnlyCollection<Guid> organizationIds)
    {
        await using var context = _contexts.Create();
        var plans = await context.Set<Plan>().ToListAsync();
        var subscriptions = await context.Matching(new SubscriptionsThatMayGrant(organizationIds)).ToListAsync();
        var running = subscriptions.ToLookup(
            subscription => subscription.OrganizationId,
            subscription => new RunningSubscription(
                subscription,
                plans.Single(plan => plan.Code == subscription.PlanCode)
            )
        );
        var free = plans.Single(plan => plan.Code == PlanCatalogue.FreeCode);
        var now = _time.Now();
        return organizationIds.ToDictionary(
            id => id,
            id =>
            {
                var plan = PlanHolding.Best(running[id], now)?.Plan ?? free;
                return new RequestAllowance(plan.Code, plan.Limits.RequestsPerMinute);
            }
        );
    }
}

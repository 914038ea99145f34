using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
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

    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _remembered = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    private readonly BatchLoader<Guid, RequestAllowance> _loader;
    private readonly ReadContexts _contexts;
    private readonly TimeProvider _time;

    public RequestAllowances(ReadContexts contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
        _loader = new BatchLoader<Guid, RequestAllowance>(LoadAsync);
    }

    public async ValueTask<RequestAllowance> FindAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        if (
            _remembered.TryGetValue(organizationId, out Remembered? known)
            && _time.GetElapsedTime(known!.LoadedAt) < Age
        )
        {
            return known.Allowance;
        }

        var allowance = (await _loader.LoadAsync(organizationId, cancellationToken))!;
        _remembered.Set(
            organizationId,
            new Remembered(allowance, _time.GetTimestamp()),
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Age }
        );
        return allowance;
    }

    public void Dispose()
    {
        _remembered.Dispose();
    }

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

    private sealed record Remembered(RequestAllowance Allowance, long LoadedAt);
}

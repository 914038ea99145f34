using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Plans;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class SubscriptionReads(RunningSubscriptions running) : ISubscriptionReads
{
    public async Task<IReadOnlyList<RunningSubscription>> ListRunningAsync(
        Guid organizationId,
        CancellationToken cancellationToken
    ) => await running.OfAsync(organizationId, cancellationToken) ?? [];

    public Task<Plan?> FindPlanAsync(string code, CancellationToken cancellationToken) =>
        running.PlanAsync(code, cancellationToken);
}

/// <summary>The running subscriptions of any organization, and plans, of those asked for at the same time in one query.</summary>
internal sealed class RunningSubscriptions
{
    private readonly ReadContexts _contexts;
    private readonly BatchLoader<Guid, List<RunningSubscription>> _byOrganization;
    private readonly BatchLoader<string, Plan> _plans;

    public RunningSubscriptions(ReadContexts contexts)
    {
        _contexts = contexts;
        _byOrganization = new BatchLoader<Guid, List<RunningSubscription>>(LoadAsync);
        _plans = new BatchLoader<string, Plan>(LoadPlansAsync);
    }

    /// <returns><c>null</c> when there is none.</returns>
    public Task<List<RunningSubscription>?> OfAsync(Guid organizationId, CancellationToken cancellationToken) =>
        _byOrganization.LoadAsync(organizationId, cancellationToken);

    public Task<Plan?> PlanAsync(string code, CancellationToken cancellationToken) =>
        _plans.LoadAsync(code, cancellationToken);

    private async Task<Dictionary<string, Plan>> LoadPlansAsync(IReadOnlyCollection<string> codes)
    {
        await using var context = _contexts.Create();
        return await context.Set<Plan>().Where(plan => codes.Contains(plan.Code)).ToDictionaryAsync(plan => plan.Code);
    }

    private async Task<Dictionary<Guid, List<RunningSubscription>>> LoadAsync(IReadOnlyCollection<Guid> organizations)
    {
        await using var context = _contexts.Create();
        var running = await context
            .Matching(new SubscriptionsThatMayGrant(organizations))
            .Join(
                context.Set<Plan>(),
                subscription => subscription.PlanCode,
                plan => plan.Code,
                (subscription, plan) => new RunningSubscription(subscription, plan)
            )
            .ToListAsync();
        return running
            .GroupBy(one => one.Subscription.OrganizationId)
            .ToDictionary(group => group.Key, group => group.ToList());
    }
}

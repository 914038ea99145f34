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
}

/// <summary>The running subscriptions of any organization, of those asked for at the same time in one query.</summary>
internal sealed class RunningSubscriptions
{
    private readonly ReadContexts _contexts;
    private readonly BatchLoader<Guid, List<RunningSubscription>> _byOrganization;

    public RunningSubscriptions(ReadContexts contexts)
    {
        _contexts = contexts;
        _byOrganization = new BatchLoader<Guid, List<RunningSubscription>>(LoadAsync);
    }

    /// <returns><c>null</c> when there is none.</returns>
    public Task<List<RunningSubscription>?> OfAsync(Guid organizationId, CancellationToken cancellationToken) =>
        _byOrganization.LoadAsync(organizationId, cancellationToken);

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

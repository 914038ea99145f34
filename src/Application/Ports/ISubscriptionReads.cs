using StreamHub.Application.Features.Billing;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Ports;

/// <summary>Running subscriptions and plans, looked up for each request; requests that come at the same time share a query.</summary>
public interface ISubscriptionReads
{
    /// <summary>Those whose state may grant their plan's rights; when they end is not judged yet.</summary>
    Task<IReadOnlyList<RunningSubscription>> ListRunningAsync(Guid organizationId, CancellationToken cancellationToken);

    Task<Plan?> FindPlanAsync(string code, CancellationToken cancellationToken);
}

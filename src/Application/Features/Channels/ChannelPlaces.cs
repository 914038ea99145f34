using StreamHub.Application.Common;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Channels;

/// <summary>How many channels the caller's organization may have, and has.</summary>
public sealed class ChannelPlaces(
    IOverviewReads reads,
    CurrentPlan currentPlan,
    IReadRepository<Plan> plans,
    TimeProvider time
) : IUsageReads
{
    public PlanLimit Limit => PlanLimit.Channels;

    /// <summary>To be asked after the organization was loaded, for which each channel more counts as a change.</summary>
    public async Task<PlanAllowance> FindAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var used = await FindUsedAsync(now, cancellationToken);
        var holding = await currentPlan.FindAsync(now, cancellationToken);
        var all = await plans.ListAsync(new PlansByRank(), cancellationToken);
        return new PlanAllowance(Limit, used, Limit.Of(holding.Plan.Limits), Limit.LeastAllowing(all, used + 1));
    }

    public async Task<long> FindUsedAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await reads.CountChannelsAsync(cancellationToken);
}

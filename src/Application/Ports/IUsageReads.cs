using StreamHub.Domain.Plans;

namespace StreamHub.Application.Ports;

/// <summary>A feature's word on how much of one of the plan's limits the caller's organization uses now.</summary>
public interface IUsageReads
{
    PlanLimit Limit { get; }

    Task<long> FindUsedAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

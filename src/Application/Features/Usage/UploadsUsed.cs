using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Usage;

namespace StreamHub.Application.Features.Usage;

/// <summary>The publications that the organization reserved in this calendar month.</summary>
public sealed class UploadsUsed(IReadRepository<MonthlyUsage> usages, ICallerContext caller) : IUsageReads
{
    public PlanLimit Limit => PlanLimit.MonthlyUploads;

    public async Task<long> FindUsedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var thisMonth = new UsageOfMonth(caller.Member.OrganizationId, UsageMetric.Uploads, UsageMonth.Of(now));
        var usage = await usages.FirstOrDefaultAsync(thisMonth, cancellationToken);
        return usage?.Used ?? 0;
    }
}

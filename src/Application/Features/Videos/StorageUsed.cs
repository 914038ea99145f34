using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Library;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Videos;

/// <summary>What the organization's videos and files weigh; what was declared of a video, until its vendor tells.</summary>
public sealed class StorageUsed(IReadRepository<LibraryUsage> usages, ICallerContext caller) : IUsageReads
{
    public PlanLimit Limit => PlanLimit.StorageBytes;

    public async Task<long> FindUsedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var usage = await usages.FirstOrDefaultAsync(new UsageOf(caller.Member.OrganizationId), cancellationToken);
        return usage?.UsedBytes ?? 0;
    }

    private sealed class UsageOf : Specification<LibraryUsage>
    {
        public UsageOf(Guid organizationId) => Query.Where(usage => usage.OrganizationId == organizationId);
    }
}

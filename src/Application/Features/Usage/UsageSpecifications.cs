using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Usage;

namespace StreamHub.Application.Features.Usage;

internal sealed class UsageOfMonth : Specification<MonthlyUsage>
{
    public UsageOfMonth(Guid organizationId, UsageMetric metric, UsageMonth month)
    {
        var firstDay = month.FirstDay;
        Query.Where(usage =>
            usage.OrganizationId == organizationId && usage.Metric == metric && usage.Month == firstDay
        );
    }
}

using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Features.Usage;
using StreamHub.Domain.Common;
using StreamHub.Domain.Usage;
using StreamHub.IntegrationTests.Persistence;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What work does with the month's allowance, each in a transaction of its own.</summary>
public static class UsageSteps
{
    /// <returns>Why nothing was reserved.</returns>
    public static async Task<Error?> ReserveAsync(
        this StreamHubServer server,
        User user,
        Guid id,
        long amount = 1,
        UsageMetric metric = UsageMetric.Uploads
    )
    {
        await using var scope = new UserScope(server, user);
        var refusal = await scope
            .Service<UsageMeter>()
            .ReserveAsync(id, user.OrganizationId, metric, amount, CancellationToken.None);
        return refusal ?? await scope.UnitOfWork.CommitAsync(CancellationToken.None);
    }

    public static async Task<Error?> GiveBackAsync(this StreamHubServer server, User user, Guid id)
    {
        await using var scope = new UserScope(server, user);
        await scope.Service<UsageMeter>().GiveBackAsync(id, CancellationToken.None);
        return await scope.UnitOfWork.CommitAsync(CancellationToken.None);
    }

    /// <summary>What each month counts, the first one first.</summary>
    public static Task<List<long>> UsedAsync(
        this StreamHubServer server,
        User user,
        UsageMetric metric = UsageMetric.Uploads
    ) =>
        server.InDatabaseAsync(database =>
            database
                .Set<MonthlyUsage>()
                .IgnoreQueryFilters()
                .Where(usage => usage.OrganizationId == user.OrganizationId && usage.Metric == metric)
                .OrderBy(usage => usage.Month)
                .Select(usage => usage.Used)
                .ToListAsync()
        );
}

using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Overview;

/// <summary>What a dashboard shows of the organization at a glance.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("It has no members.")]
public sealed record GetOverview : IQuery<OverviewResponse>;

/// <param name="Uploads">Of this calendar month, in UTC.</param>
public sealed record OverviewResponse(UploadUsage Uploads, LocalizationCounts Localizations, StorageUsage Storage);

/// <param name="Quota">What the plan allows; <c>null</c> is without limit.</param>
public sealed record UploadUsage(int Used, int? Quota);

public sealed record LocalizationCounts(int Queued, int Running, int Succeeded, int Failed);

/// <param name="Bytes">What the library's files weigh; what was declared, until their vendors tell.</param>
/// <param name="Limit">What the plan allows; <c>null</c> is without limit.</param>
public sealed record StorageUsage(long Bytes, long? Limit);

public sealed class GetOverviewHandler(IOverviewReads reads, CurrentPlan currentPlan, TimeProvider time)
    : IQueryHandler<GetOverview, OverviewResponse>
{
    public async Task<Result<OverviewResponse>> Handle(GetOverview query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var holding = await currentPlan.FindAsync(now, cancellationToken);
        var uploads = await reads.CountUploadsSinceAsync(month, cancellationToken);
        var jobs = await reads.CountLocalizationsAsync(cancellationToken);
        return new OverviewResponse(
            new UploadUsage(uploads, holding.Plan.Limits.MonthlyUploads),
            new LocalizationCounts(
                jobs.GetValueOrDefault(LocalizationState.Queued),
                jobs.GetValueOrDefault(LocalizationState.Running),
                jobs.GetValueOrDefault(LocalizationState.Succeeded),
                jobs.GetValueOrDefault(LocalizationState.Failed)
            ),
            new StorageUsage(await reads.FindStoredBytesAsync(cancellationToken), holding.Plan.Limits.StorageBytes)
        );
    }
}

using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Features.Usage;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Overview;

/// <summary>What a dashboard shows of the organization at a glance.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("It has no members.")]
public sealed record GetOverview : IQuery<OverviewResponse>;

/// <param name="Uploads">Publications of this calendar month, in UTC: what the plan's monthly uploads are.</param>
public sealed record OverviewResponse(
    PlatformUsage Platforms,
    UploadUsage Uploads,
    LocalizationCounts Localizations,
    JobCounts Jobs,
    StorageUsage Storage
);

/// <param name="Connected">Channels, those that need to be connected again among them.</param>
/// <param name="Limit">What the plan allows; <c>null</c> is without limit.</param>
public sealed record PlatformUsage(int Connected, int? Limit);

/// <param name="Quota">What the plan allows; <c>null</c> is without limit.</param>
public sealed record UploadUsage(long Used, int? Quota);

public sealed record LocalizationCounts(int Queued, int Running, int Succeeded, int Failed);

/// <summary>Publishing jobs.</summary>
public sealed record JobCounts(int Queued, int Running, int Succeeded, int Failed, int Cancelled);

/// <param name="Bytes">What the library's files weigh; what was declared, until their vendors tell.</param>
/// <param name="Limit">What the plan allows; <c>null</c> is without limit.</param>
public sealed record StorageUsage(long Bytes, long? Limit);

public sealed class GetOverviewHandler(
    IOverviewReads reads,
    CurrentPlan currentPlan,
    UploadsUsed uploads,
    StorageUsed storage,
    TimeProvider time
) : IQueryHandler<GetOverview, OverviewResponse>
{
    public async Task<Result<OverviewResponse>> Handle(GetOverview query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var limits = (await currentPlan.FindAsync(now, cancellationToken)).Plan.Limits;
        var localizations = await reads.CountLocalizationsAsync(cancellationToken);
        var jobs = await reads.CountJobsAsync(cancellationToken);
        return new OverviewResponse(
            new PlatformUsage(await reads.CountChannelsAsync(cancellationToken), limits.Channels),
            new UploadUsage(await uploads.FindUsedAsync(now, cancellationToken), limits.MonthlyUploads),
            new LocalizationCounts(
                localizations.GetValueOrDefault(LocalizationState.Queued),
                localizations.GetValueOrDefault(LocalizationState.Running),
                localizations.GetValueOrDefault(LocalizationState.Succeeded),
                localizations.GetValueOrDefault(LocalizationState.Failed)
            ),
            new JobCounts(
                jobs.GetValueOrDefault(PublishingState.Queued),
                jobs.GetValueOrDefault(PublishingState.Running),
                jobs.GetValueOrDefault(PublishingState.Succeeded),
                jobs.GetValueOrDefault(PublishingState.Failed),
                jobs.GetValueOrDefault(PublishingState.Cancelled)
            ),
            new StorageUsage(await storage.FindUsedAsync(now, cancellationToken), limits.StorageBytes)
        );
    }
}

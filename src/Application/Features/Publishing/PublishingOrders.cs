using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>Puts together what a publisher needs: the channel's access, the file, and one of the platform's uploads of the day.</summary>
public sealed class PublishingOrders(
    ChannelAccess access,
    PublishingFiles files,
    IAssetSource assets,
    IPlatformQuotas quotas,
    PublishingTerms terms,
    TimeProvider time
)
{
    public async Task<Result<PublishingOrder>> PrepareAsync(
        HeldJob held,
        PublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        var job = held.Job;
        var channel = await held.AloneAsync(
            () => access.OpenAsync(job.ChannelId, isAfresh: false, cancellationToken),
            cancellationToken
        );
        if (!channel.IsSuccess)
        {
            return channel.Error;
        }

        var file = await held.AloneAsync(() => files.FindAsync(job, cancellationToken), cancellationToken);
        if (!file.IsSuccess)
        {
            return file.Error;
        }

        // Last, because what is taken of a day is not given back. What goes on was counted when it began.
        var begins = journal.Session is null && !journal.MayHavePosted;
        if (begins && await FindQuotaFaultAsync(job.Platform, cancellationToken) is { } usedUp)
        {
            return usedUp;
        }

        return new PublishingOrder(
            job.Id.ToString("N"),
            channel.Value.ExternalId,
            channel.Value.Tokens,
            new PublishingTexts(job.Title, job.Description, job.Tags),
            job.Privacy,
            job.PublishAt,
            OpenAsync
        );

        async Task<Result<Asset>> OpenAsync(long offset, CancellationToken opening)
        {
            var asset = await assets.OpenAsync(job.OrganizationId, file.Value, offset, journal.AssetVersion, opening);
            if (asset.IsSuccess)
            {
                journal.AssetVersion = asset.Value.Version;
            }

            return asset;
        }
    }

    /// <summary>See <see cref="ChannelAccess.JudgeAsync"/>.</summary>
    public Task<Error> JudgeAsync(HeldJob held, Error error, CancellationToken cancellationToken) =>
        held.AloneAsync(() => access.JudgeAsync(held.Job.ChannelId, error, cancellationToken), cancellationToken);

    private async Task<Error?> FindQuotaFaultAsync(Platform platform, CancellationToken cancellationToken)
    {
        if (terms.DailyUploadsTo(platform) is not { } allowed)
        {
            return null;
        }

        var now = time.Now();
        var day = PlatformDay.Of(now);
        return await quotas.TryTakeAsync(platform, day, allowed, cancellationToken)
            ? null
            : PublishingJobErrors.QuotaUsedUp(day.End - now);
    }
}

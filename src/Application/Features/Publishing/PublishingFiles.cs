using StreamHub.Application.Common;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Publishing;

/// <summary>Finds where a job's file is: at the address that was given, or the MP4 of a video of the library at its vendor.</summary>
public sealed class PublishingFiles(HostedVideos videos, TimeProvider time)
{
    /// <summary>Longer than any upload.</summary>
    private static readonly TimeSpan GrantLifetime = TimeSpan.FromHours(12);

    /// <summary>A vendor that has not prepared the file by then will not.</summary>
    private static readonly TimeSpan LongestPreparing = TimeSpan.FromHours(6);

    /// <returns>Fails with <see cref="PublishingJobErrors.VideoPreparing"/> as long as there is no file yet.</returns>
    public async Task<Result<Uri>> FindAsync(PublishingJob job, CancellationToken cancellationToken)
    {
        if (job.VideoId is not { } videoId)
        {
            return new Uri(job.AssetUrl!);
        }

        var hosted = await videos.FindReadyAsync(videoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        var (video, provider) = hosted.Value;
        if (video.OrganizationId != job.OrganizationId)
        {
            return VideoErrors.NotFound;
        }

        if (provider.Downloads is not { } downloads)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var download = await downloads.FindAsync(video.AtVendor, cancellationToken);
        if (download is { IsSuccess: true, Value.State: DownloadState.None })
        {
            download = await downloads.PrepareAsync(video.AtVendor, cancellationToken);
        }

        return download switch
        {
            { IsSuccess: false } => download.Error!,
            { Value.State: DownloadState.Ready } => await GrantAsync(video, provider, cancellationToken),
            { Value.State: DownloadState.Failed } => PublishingJobErrors.VideoFileFailed,
            _ when job.ScheduledAt + LongestPreparing <= time.Now() => PublishingJobErrors.VideoFileFailed,
            _ => PublishingJobErrors.VideoPreparing,
        };
    }

    private async Task<Result<Uri>> GrantAsync(
        Video video,
        IVideoProvider provider,
        CancellationToken cancellationToken
    )
    {
        var grant = await provider.GrantPlaybackAsync(
            video.AtVendor,
            downloadable: true,
            time.Now() + GrantLifetime,
            cancellationToken
        );
        return !grant.IsSuccess ? grant.Error
            : grant.Value.Download is { } address ? address
            : VideoErrors.NotSupportedByVendor;
    }
}

using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Watermarks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>
/// Queues the care for videos that nothing was heard of for too long, and for deleted watermarks that are still at the
/// vendor: some at a time, those due longest first. No vendor is asked here.
/// </summary>
[SystemOnly]
[NoValidation("It has no members.")]
public sealed record SweepVideos : ICommand<Swept>, IRetryOnConflict;

public sealed class SweepVideosHandler(
    IRepository<Video> videos,
    IRepository<Watermark> watermarks,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<SweepVideos, Swept>
{
    private const int BatchSize = 100;

    public async Task<Result<Swept>> Handle(SweepVideos command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await videos.ListAsync(new VideosDueForCheck(now, BatchSize), cancellationToken);
        foreach (var video in due)
        {
            video.PostponeCheck(now);
            outbox.Enqueue(
                video.State == VideoState.Deleted
                    ? new DeleteVendorVideo(video.Home, video.AtVendor)
                    : new RefreshVideo(video.Id)
            );
        }

        var left = await watermarks.ListAsync(new WatermarksDueForCheck(now, BatchSize), cancellationToken);
        foreach (var watermark in left)
        {
            watermark.PostponeCheck(now);
            outbox.Enqueue(new DeleteVendorWatermark(watermark.Id));
        }

        return new Swept(due.Count + left.Count, due.Count == BatchSize || left.Count == BatchSize);
    }
}

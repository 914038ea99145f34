using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Asks the vendor about a video that has been quiet too long, and ends an upload that nobody used.</summary>
[SystemOnly]
[MessageName("videos.refresh", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RefreshVideo(Guid VideoId) : IMessage, IRetryOnConflict;

public sealed class RefreshVideoHandler(IRepository<Video> videos, VideoRefresh refresh, TimeProvider time)
    : ICommandHandler<RefreshVideo>
{
    public async Task<Result> Handle(RefreshVideo command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.VideoId, cancellationToken);
        if (video is not { CheckDueAt: not null })
        {
            return Result.Success();
        }

        var refreshed = await refresh.RunAsync(video, cancellationToken);
        if (!refreshed.IsSuccess && refreshed.Error != VideoErrors.AccountDisconnected)
        {
            return refreshed;
        }

        // The vendor was asked first: the file may have come, and only its notification be lost.
        var now = time.Now();
        if (!refreshed.IsSuccess)
        {
            if (!video.TryExpireUpload(now))
            {
                video.CheckAgainLater(now);
            }

            return Result.Success();
        }

        // What comes by it after all would be paid for and belong to nothing.
        return video.TryExpireUpload(now) ? await refresh.CloseUploadAsync(video, cancellationToken) : Result.Success();
    }
}

using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Transformations;

/// <summary>Lets viewers download the video's MP4, and has the vendor prepare it.</summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record OfferDownload(Guid VideoId) : ICommand<DownloadResponse>, IRetryOnConflict;

public sealed class OfferDownloadHandler(IRepository<Video> videos, IVideoProviders providers, TimeProvider time)
    : ICommandHandler<OfferDownload, DownloadResponse>
{
    public async Task<Result<DownloadResponse>> Handle(OfferDownload command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.VideoId, cancellationToken);
        if (video is not { State: VideoState.Ready })
        {
            return video is null ? VideoErrors.NotFound : VideoErrors.NotReady;
        }

        var provider = await providers.FindAsync(video.Home, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        if (provider.Value.Downloads is not { } downloads)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var download = await downloads.PrepareAsync(video.AtVendor, cancellationToken);
        if (!download.IsSuccess)
        {
            return download.Error;
        }

        video.Edit(new VideoEdit { AllowDownload = true }, time.Now());
        return DownloadResponse.Of(download.Value);
    }
}

using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Transformations;

/// <summary>Lets nobody download the video any more, and takes the MP4 away at the vendor.</summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record WithdrawDownload(Guid VideoId) : ICommand, IRetryOnConflict;

public sealed class WithdrawDownloadHandler(IRepository<Video> videos, IVideoProviders providers, TimeProvider time)
    : ICommandHandler<WithdrawDownload>
{
    public async Task<Result> Handle(WithdrawDownload command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.VideoId, cancellationToken);
        if (video is null)
        {
            return VideoErrors.NotFound;
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

        var removed = await downloads.RemoveAsync(video.AtVendor, cancellationToken);
        if (removed.IsSuccess)
        {
            video.Edit(new VideoEdit { AllowDownload = false }, time.Now());
        }

        return removed;
    }
}

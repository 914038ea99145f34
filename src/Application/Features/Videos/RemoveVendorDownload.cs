using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Takes the MP4 of a video away at the vendor, whose owner does not allow its download any more.</summary>
[SystemOnly]
[MessageName("videos.remove-download", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RemoveVendorDownload(Guid VideoId) : IMessage;

public sealed class RemoveVendorDownloadHandler(IReadRepository<Video> videos, IVideoProviders providers)
    : ICommandHandler<RemoveVendorDownload>
{
    public async Task<Result> Handle(RemoveVendorDownload command, CancellationToken cancellationToken)
    {
        var video = await videos.FirstOrDefaultAsync(new WholeVideoById(command.VideoId), cancellationToken);
        if (video is not { AllowDownload: false })
        {
            return Result.Success();
        }

        var provider = await providers.FindAsync(video.Home, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        // Without the account's credentials the MP4 stays, but no grant lets anybody have it.
        var removed = provider.Value.Downloads is { } downloads
            ? await downloads.RemoveAsync(video.AtVendor, cancellationToken)
            : Result.Success();
        return removed.Error == VideoErrors.AccountDisconnected ? Result.Success() : removed;
    }
}

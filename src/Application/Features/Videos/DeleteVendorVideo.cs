using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Deletes the vendor's copy of a video that is no longer in a library.</summary>
[SystemOnly]
[MessageName("videos.delete-at-vendor", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record DeleteVendorVideo(VideoHome Home, VendorVideo Video) : IMessage, IRetryOnConflict;

public sealed class DeleteVendorVideoHandler(IRepository<Video> videos, IVideoProviders providers, TimeProvider time)
    : ICommandHandler<DeleteVendorVideo>
{
    public async Task<Result> Handle(DeleteVendorVideo command, CancellationToken cancellationToken)
    {
        var provider = await providers.FindAsync(command.Home, cancellationToken);
        var deleted = provider.IsSuccess
            ? await provider.Value.DeleteAsync(command.Video, cancellationToken)
            : provider.Error;
        var isLeft = deleted.Error == VideoErrors.AccountDisconnected;
        if (!deleted.IsSuccess && !isLeft)
        {
            return deleted;
        }

        var video = await videos.FirstOrDefaultAsync(
            new DeletedVideoByVendorUid(command.Home.Vendor, command.Video.Uid),
            cancellationToken
        );
        if (isLeft)
        {
            video?.LeaveVendorCopy(time.Now());
        }
        else
        {
            video?.EndVendorCopy(time.Now());
        }

        return Result.Success();
    }
}

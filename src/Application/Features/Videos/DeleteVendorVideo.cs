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
public sealed record DeleteVendorVideo(VideoHome Home, VendorVideo Video) : IMessage;

public sealed class DeleteVendorVideoHandler(IVideoProviders providers) : ICommandHandler<DeleteVendorVideo>
{
    public async Task<Result> Handle(DeleteVendorVideo command, CancellationToken cancellationToken)
    {
        var provider = await providers.FindAsync(command.Home, cancellationToken);
        return provider.IsSuccess ? await provider.Value.DeleteAsync(command.Video, cancellationToken) : provider.Error;
    }
}

using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Videos;

/// <summary>Deletes the vendor's copy of a video that is no longer in a library.</summary>
[SystemOnly]
[MessageName("videos.delete-at-vendor", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record DeleteVendorVideo(string Uid) : IMessage;

public sealed class DeleteVendorVideoHandler(IVideoProvider provider) : ICommandHandler<DeleteVendorVideo>
{
    public Task<Result> Handle(DeleteVendorVideo command, CancellationToken cancellationToken) =>
        provider.DeleteAsync(command.Uid, cancellationToken);
}

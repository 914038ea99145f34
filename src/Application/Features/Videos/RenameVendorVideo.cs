using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Tells the vendor a video's title, as it is now: of several changes, whichever is told last is the latest.</summary>
[SystemOnly]
[MessageName("videos.rename-at-vendor", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RenameVendorVideo(Guid VideoId) : IMessage;

public sealed class RenameVendorVideoHandler(IRepository<Video> videos, IVideoProviders providers)
    : ICommandHandler<RenameVendorVideo>
{
    // What the vendor shows is for people who look there: it is not worth trying for ever.
    private static readonly Error[] Final =
    [
        VideoErrors.NotFound,
        VideoErrors.NotSupportedByVendor,
        VideoErrors.AccountDisconnected,
    ];

    public async Task<Result> Handle(RenameVendorVideo command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.VideoId, cancellationToken);
        if (video is null)
        {
            return Result.Success();
        }

        var provider = await providers.FindAsync(video.Home, cancellationToken);
        var renamed = provider.IsSuccess
            ? await provider.Value.RenameAsync(video.AtVendor, video.Title, cancellationToken)
            : provider.Error;
        return renamed.Error is { } error && Final.Contains(error) ? Result.Success() : renamed;
    }
}

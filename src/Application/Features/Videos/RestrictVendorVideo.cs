using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>
/// Tells the vendor which sites may show a video, as they are now. Who is overtaken while telling starts anew, so that the
/// latest is told last.
/// </summary>
[SystemOnly]
[MessageName("videos.restrict-at-vendor", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RestrictVendorVideo(Guid VideoId) : IMessage, IRetryOnConflict;

public sealed class RestrictVendorVideoHandler(IRepository<Video> videos, IVideoProviders providers)
    : ICommandHandler<RestrictVendorVideo>
{
    // Nothing is there to be restricted, or nobody may do it any more; everything else is tried again.
    private static readonly Error[] Final = [VideoErrors.NotFound, VideoErrors.AccountDisconnected];

    public async Task<Result> Handle(RestrictVendorVideo command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.VideoId, cancellationToken);
        if (video is null)
        {
            return Result.Success();
        }

        var provider = await providers.FindAsync(video.Home, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        if (provider.Value.Origins is not { } origins)
        {
            return Result.Success();
        }

        var told = await origins.AllowAsync(video.AtVendor, video.AllowedOrigins, cancellationToken);
        if (told.IsSuccess)
        {
            video.ConfirmOrigins();
        }

        return told.Error is { } error && Final.Contains(error) ? Result.Success() : told;
    }
}

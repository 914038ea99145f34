using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Has the vendor prepare the MP4 of a video whose owner allows its download.</summary>
[SystemOnly]
[MessageName("videos.enable-download", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record EnableDownload(Guid VideoId) : IMessage;

public sealed class EnableDownloadHandler(IReadRepository<Video> videos, IVideoProviders providers)
    : ICommandHandler<EnableDownload>
{
    public async Task<Result> Handle(EnableDownload command, CancellationToken cancellationToken)
    {
        var video = await videos.FirstOrDefaultAsync(new WholeVideoById(command.VideoId), cancellationToken);
        if (video is not { AllowDownload: true, State: VideoState.Ready })
        {
            return Result.Success();
        }

        var provider = await providers.FindAsync(video.Home, cancellationToken);
        return provider.IsSuccess
            ? await provider.Value.EnableDownloadAsync(video.AtVendor, cancellationToken)
            : provider.Error;
    }
}
